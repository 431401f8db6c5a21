package io.modelgateway.queue;

import static io.modelgateway.fixtures.SlottedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.SlottedProviders.elastic;
import static org.awaitility.Awaitility.await;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.SlottedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that bears so many calls at once, and clients that always want more. */
@QuarkusTest
@WithTestResource(SlottedProviders.class)
class AdaptiveGatewayTest {

    private static final int CLIENTS = 24;
    /** Much more than a slow machine takes for a request, or what grows there is not the provider's. */
    private static final long SERVICE_MILLIS = 40;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger asking = new AtomicInteger();
    private volatile int bears = CLIENTS;
    private volatile boolean over;
    private RawClient client;

    @BeforeEach
    void crowd() {
        RestAssured.post("/admin/circuits/reset");
        elastic().reset();
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        over = true;
        await().atMost(Duration.ofSeconds(20)).until(() -> asking.get() == 0);
        timer.shutdown();
        client.close();
    }

    private void ask() {
        if (!over) {
            asking.incrementAndGet();
            client.start(
                            OPENAI_CHAT,
                            "{\"model\":\"elastic-model\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}")
                    .whenComplete((HttpResponse<String> answer, Throwable failure) -> {
                        asking.decrementAndGet();
                        ask();
                    });
        }
    }

    private void begin() {
        for (int i = 0; i < CLIENTS; i++) {
            ask();
        }
    }

    private Reply refusesWhatIsTooMuch() {
        return busy.get() < bears ? lasting(SERVICE_MILLIS) : Answers.error(429);
    }

    private Reply slowsDownUnderWhatIsTooMuch() {
        int together = busy.get() + 1;
        return lasting(together <= bears ? SERVICE_MILLIS : SERVICE_MILLIS * 8 * together / bears);
    }

    private Reply lasting(long millis) {
        busy.incrementAndGet();
        var done = new Gate();
        timer.schedule(
                () -> {
                    busy.decrementAndGet();
                    done.open();
                },
                millis,
                TimeUnit.MILLISECONDS);
        return Answers.whole("done").gated(done);
    }

    @Test
    void findsWhatAProviderDoesNotRefuseAndRisesAgain() {
        bears = 4;
        elastic().on(OPENAI_CHAT, request -> refusesWhatIsTooMuch());
        begin();

        await().atMost(Duration.ofSeconds(20)).until(() -> limit() <= 6);
        bears = CLIENTS;
        await().atMost(Duration.ofSeconds(20)).until(() -> limit() >= 12);
    }

    @Test
    void yieldsToGrowingLatencyAndRisesAgain() {
        elastic().on(OPENAI_CHAT, request -> slowsDownUnderWhatIsTooMuch());
        begin();
        await().atMost(Duration.ofSeconds(20)).until(() -> limit() >= 12);

        bears = 3;
        await().atMost(Duration.ofSeconds(20)).until(() -> limit() <= 8);
        bears = CLIENTS;
        await().atMost(Duration.ofSeconds(20)).until(() -> limit() >= 12);
    }

    private static int limit() {
        Integer limit = RestAssured.get("/admin/queue").jsonPath().get("pools.find { it.provider == 'elastic' }.limit");
        return limit == null ? AdaptiveLimit.INITIAL : limit;
    }
}
