package io.modelgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.fixtures.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The link over a real server that dies, hangs and comes back. */
@QuarkusTest
@WithTestResource(RedisLinkTest.Server.class)
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class RedisLinkTest {

    private static final Script SUM = Script.of("return redis.call('INCRBY', KEYS[1], ARGV[1])");

    static RedisServer server;

    @Inject
    RedisLink redis;

    @AfterEach
    void revive() {
        server.resume();
        server.restart();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::answers);
    }

    @Test
    void sendsCommandsAndRunsScriptsTheServerHasNotSeen() {
        assertThat(send("PING").toString()).isEqualTo("PONG");
        assertThat(sum(2)).isEqualTo(2);
        assertThat(sum(3)).isEqualTo(5);
        assertThat(redis.state()).isEqualTo(RedisState.UP);
    }

    @Test
    void sendsScriptsAgainToARestartedServer() {
        sum(2);
        server.restart();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::answers);

        assertThat(sum(3)).isEqualTo(3);
    }

    @Test
    void givesUpOnAServerThatHangsAndFindsItAgain() {
        send("PING");
        server.pause();

        long begun = System.nanoTime();
        assertThatThrownBy(() -> send("PING")).isInstanceOf(RedisUnavailable.class);
        Duration waited = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(redis.state()).isEqualTo(RedisState.DOWN);
        assertThat(waited).isLessThan(Duration.ofSeconds(2));
        server.resume();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::answers);
        assertThat(redis.state()).isEqualTo(RedisState.UP);
    }

    @Test
    void failsAtOnceWhileTheServerIsGone() {
        server.kill();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> redis.state() == RedisState.DOWN || !answers());

        assertThatThrownBy(() -> send("PING")).isInstanceOf(RedisUnavailable.class);
        assertThat(redis.state()).isEqualTo(RedisState.DOWN);
    }

    private boolean answers() {
        try {
            return send("PING") != null;
        } catch (RedisUnavailable away) {
            return false;
        }
    }

    private Response send(String command) {
        return redis.send(Request.cmd(Command.create(command))).await().atMost(Duration.ofSeconds(5));
    }

    private int sum(int more) {
        return redis.run(SUM, List.of("sum"), List.of(Integer.toString(more)))
                .await()
                .atMost(Duration.ofSeconds(5))
                .toInteger();
    }

    /** The server the test application is told of. */
    public static final class Server implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            if (!RedisServer.installed()) {
                return Map.of();
            }
            server = RedisServer.start();
            return Map.of("quarkus.redis.hosts", server.url());
        }

        @Override
        public void stop() {
            if (server != null) {
                server.close();
            }
        }
    }
}
