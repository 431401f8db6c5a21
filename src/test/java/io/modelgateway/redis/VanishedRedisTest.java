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
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A host whose address another one has taken over, because it is gone without a word or is no primary any more. */
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

    @Test
    void isLeftWhenItIsAReplicaNowAndAnotherHasItsAddress() throws IOException {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::counts);

        try (RedisServer other = RedisServer.start()) {
            demote();
            relay.leadTo(other.port());

            Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::counts);
            relay.leadTo(server.port());
        } finally {
            server.restart();
        }
    }

    private static void demote() throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write("REPLICAOF 127.0.0.1 1\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(3), StandardCharsets.US_ASCII))
                    .isEqualTo("+OK");
        }
    }

    private boolean counts() {
        return sent(Request.cmd(Command.INCR).arg("count"));
    }

    private boolean answers() {
        return sent(Request.cmd(Command.PING));
    }

    private boolean sent(Request command) {
        try {
            return redis.send(command).await().atMost(Duration.ofSeconds(5)) != null;
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
                relay.close();
                server.close();
            }
        }
    }
}
