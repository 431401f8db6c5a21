package io.modelgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.RedisServer;
import io.modelgateway.fixtures.Relay;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A host that is gone without a word, whose address another one has taken over. */
@QuarkusTest
@WithTestResource(VanishedRedisTest.Server.class)
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class VanishedRedisTest {

    static RedisServer server;
    static Relay relay;

    @Inject
    RedisLink redis;

    @Test
    void isFoundAgainAndItsConnectionsAreGivenUp() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::answers);

        relay.vanish();
        assertThat(relay.dark()).isPositive();

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::answers);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> relay.dark() == 0);
        assertThat(redis.state()).isEqualTo(RedisState.UP);
    }

    private boolean answers() {
        try {
            return redis.send(Request.cmd(Command.PING)).await().atMost(Duration.ofSeconds(5)) != null;
        } catch (RedisUnavailable away) {
            return false;
        }
    }

    /** The server, behind something that can cut it off. */
    public static final class Server implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            if (!RedisServer.installed()) {
                return Map.of();
            }
            server = RedisServer.start();
            relay = new Relay(server.port());
            return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + relay.port());
        }

        @Override
        public void stop() {
            if (server != null) {
                try {
                    relay.close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                server.close();
            }
        }
    }
}
