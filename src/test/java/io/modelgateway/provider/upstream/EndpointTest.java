package io.modelgateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Real sockets, every fault, whole and streamed. */
class EndpointTest {

    private static final TimeLimits PATIENT =
            new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10), false);
    private static final TimeLimits HASTY =
            new TimeLimits(Duration.ofMillis(150), Duration.ofMillis(150), Duration.ofSeconds(10), false);
    private static final String NDJSON = "application/x-ndjson";

    private static Vertx vertx;
    private static FakeUpstream upstream;
    private static Endpoint endpoint;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        upstream = FakeUpstream.start();
        endpoint = endpoint(upstream.uri());
    }

    @AfterEach
    void forget() {
        upstream.reset();
    }

    @AfterAll
    static void stop() {
        endpoint.close();
        upstream.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Endpoint endpoint(URI uri) {
        return endpoint(Definitions.provider("test", uri));
    }

    private static Endpoint endpoint(ProviderDefinition definition) {
        return new Endpoint(
                vertx, definition, new LineCodec(Dialect.OLLAMA)::decodeError, Clock.systemUTC(), System::nanoTime);
    }

    enum Mode {
        WHOLE {
            @Override
            Uni<?> call(Endpoint to, TimeLimits limits) {
                return to.whole(REQUEST, limits);
            }
        },
        STREAMED {
            @Override
            Uni<?> call(Endpoint to, TimeLimits limits) {
                return to.stream(REQUEST, new LineCodec(Dialect.OLLAMA), limits);
            }
        };

        private static final UpstreamRequest REQUEST = new UpstreamRequest(
                "/chat", Map.of("authorization", "Bearer key"), "{}".getBytes(StandardCharsets.UTF_8));

        abstract Uni<?> call(Endpoint to, TimeLimits limits);

        GatewayException failure(Endpoint to, TimeLimits limits) {
            var subscriber = call(to, limits).subscribe().withSubscriber(UniAssertSubscriber.create());
            return (GatewayException)
                    subscriber.awaitFailure(Duration.ofSeconds(10)).getFailure();
        }
    }

    @Test
    void holdsAsManyConnectionsAsItMayAndLetsTheNextCallWait() {
        var gate = new Gate();

        try (FakeUpstream crowded = FakeUpstream.start();
                Endpoint wide = endpoint(Definitions.provider("wide", crowded.uri(), 300))) {
            crowded.on("/chat", Reply.json("{}").gated(gate));
            var calls = IntStream.range(0, 301)
                    .mapToObj(_ ->
                            Mode.WHOLE.call(wide, PATIENT).subscribe().withSubscriber(UniAssertSubscriber.create()))
                    .toList();
            await().until(() -> crowded.requestsTo("/chat") == 300);
            assertThat(crowded.openConnections()).isEqualTo(300);

            gate.open();

            calls.forEach(call -> call.awaitItem(Duration.ofSeconds(10)));
            assertThat(crowded.requestsTo("/chat")).isEqualTo(301);
        }
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                        arguments(Reply.json(500, "boom"), "E4200", 502),
                        arguments(Reply.json(503, "later"), "E4200", 502),
                        arguments(Reply.json(529, "overloaded"), "E4200", 502),
                        arguments(Reply.json(401, "bad key"), "E4203", 502),
                        arguments(Reply.json(402, "no credit"), "E4203", 502),
                        arguments(Reply.json(403, "no right"), "E4203", 502),
                        arguments(Reply.json(408, ""), "E4202", 504),
                        arguments(Reply.json(429, "slow down"), "E4204", 429),
                        arguments(Reply.json(400, "bad field"), "E4206", 400),
                        arguments(Reply.json(404, "no model"), "E4206", 404),
                        arguments(Reply.json(422, "bad field"), "E4206", 422),
                        arguments(Reply.json(413, "big"), "E4206", 400),
                        arguments(Reply.json(400, "prompt too long"), "E4104", 400),
                        arguments(Reply.json(302, "").withHeader("location", "http://elsewhere/"), "E4205", 502),
                        arguments(Reply.html(200), "E4205", 502),
                        arguments(Reply.html(502), "E4200", 502),
                        arguments(Reply.json("{\"a\": 1}").cutAfter(3), "E4205", 502),
                        arguments(Reply.cutBeforeHead(), "E4201", 503))
                .flatMap(fault -> Stream.of(Mode.values())
                        .map(mode -> arguments(mode, fault.get()[0], fault.get()[1], fault.get()[2])));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void givesEveryFaultItsCode(Mode mode, Reply reply, String code, int status) {
        upstream.enqueue(reply);

        GatewayException failure = mode.failure(endpoint, PATIENT);

        assertThat(failure.code().id()).isEqualTo(code);
        assertThat(failure.httpStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void refusedConnectionIsUnavailable(Mode mode) {
        try (Endpoint nobody = endpoint(URI.create("http://127.0.0.1:" + FakeUpstream.closedPort()))) {
            assertThat(mode.failure(nobody, PATIENT).code()).isEqualTo(ErrorCode.PROVIDER_UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void silenceBeforeTheHeadIsATimeoutThatClosesTheConnection(Mode mode) throws Exception {
        upstream.enqueue(Reply.hangBeforeHead());

        assertThat(mode.failure(endpoint, HASTY).code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
        upstream.takeRequest().aborted().get(5, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void silenceInTheMiddleIsATimeoutThatClosesTheConnection(Mode mode) throws Exception {
        upstream.enqueue(Reply.ndjson("pi").thenHang());

        assertThat(mode.failure(endpoint, HASTY).code()).isEqualTo(ErrorCode.PROVIDER_TIMEOUT);
        upstream.takeRequest().aborted().get(5, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void totalTimeBoundsAnAnswerThatKeepsComing(Mode mode) throws Exception {
        upstream.enqueue(Reply.stream(NDJSON, endless("ping\n")));
        var limits = new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100), false);

        if (mode == Mode.WHOLE) {
            // Either bound may strike first: this much comes fast over loopback.
            assertThat(mode.failure(endpoint, limits).code())
                    .isIn(ErrorCode.PROVIDER_TIMEOUT, ErrorCode.PROVIDER_INVALID_RESPONSE);
        } else {
            var stream = open(limits).frames().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
            stream.awaitFailure(Duration.ofSeconds(5));
        }
        upstream.takeRequest().aborted().get(5, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void cancellingBeforeTheHeadClosesTheConnection(Mode mode) throws Exception {
        upstream.enqueue(Reply.hangBeforeHead());
        var call = mode.call(endpoint, PATIENT).subscribe().with(_ -> {}, _ -> {});
        Received received = upstream.takeRequest();

        call.cancel();

        received.aborted().get(5, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void cancellingAfterTheHeadClosesTheConnection(Mode mode) throws Exception {
        upstream.enqueue(Reply.ndjson("ping\n").thenHang());
        var call = mode.call(endpoint, PATIENT).subscribe().with(_ -> {}, _ -> {});
        Received received = upstream.takeRequest();
        await().untilAtomic(received.bytesSent(), org.hamcrest.Matchers.equalTo(5L));

        call.cancel();

        received.aborted().get(5, TimeUnit.SECONDS);
    }

    @Test
    void cancellingAtOnceLeavesNothingUnderWay() {
        upstream.on("/chat", Reply.ndjson("a\ndone\n"));
        endpoint.stream(Mode.REQUEST, new LineCodec(Dialect.OLLAMA), PATIENT)
                .subscribe()
                .with(_ -> {}, _ -> {})
                .cancel();

        assertThat(texts(open(PATIENT))).containsExactly("a");
        await().until(() -> upstream.openConnections() <= 1);
    }

    @Test
    void cancellingAnOpenStreamClosesTheConnection() throws Exception {
        upstream.enqueue(Reply.ndjson("a\n").thenHang());
        var stream = open(PATIENT).frames().subscribe().withSubscriber(AssertSubscriber.create(1));
        Received received = upstream.takeRequest();
        stream.awaitItems(1);

        stream.cancel();

        received.aborted().get(5, TimeUnit.SECONDS);
    }

    @Test
    void abandonedStreamsLeaveNoConnections() {
        upstream.on("/chat", Reply.ndjson("a\n").thenHang());
        for (int i = 0; i < 500; i++) {
            var stream = open(PATIENT).frames().subscribe().withSubscriber(AssertSubscriber.create(i % 2));
            stream.cancel();
        }

        await().until(() -> upstream.openConnections() <= 1);
    }

    @Test
    void streamIsTheSameAtEverySplit() {
        Reply whole = Reply.ndjson("ping\n", "Grüße\r\n", "zweite Zeile\n", "done\n");
        List<String> expected = List.of("Grüße", "zweite Zeile");
        int connectionsBefore = upstream.connections();
        IntStream.rangeClosed(0, whole.joined().length).mapToObj(whole::splitAt).forEach(reply -> {
            upstream.enqueue(reply);
            assertThat(texts(open(PATIENT))).isEqualTo(expected);
        });
        upstream.enqueue(whole.inChunksOf(1));
        assertThat(texts(open(PATIENT))).isEqualTo(expected);
        assertThat(upstream.connections() - connectionsBefore)
                .as("connections are used again")
                .isLessThan(20);
    }

    @Test
    void holdsBackUntilContentAndThenForwardsEachChunkAtOnce() {
        var gate = new Gate();
        upstream.enqueue(Reply.stream(NDJSON, "ping\n", "a\n", "b\n", "done\n").gated(gate));
        var opening = endpoint.stream(Mode.REQUEST, new LineCodec(Dialect.OLLAMA), PATIENT)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
        Received received = upstream.takeRequest();

        gate.release();
        await().untilAtomic(received.bytesSent(), org.hamcrest.Matchers.equalTo(5L));
        opening.assertNotTerminated();
        gate.release();
        StreamedAnswer answer = opening.awaitItem(Duration.ofSeconds(5)).getItem();
        var stream = answer.frames().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        stream.awaitItems(2);
        gate.release();
        stream.awaitItems(3);
        gate.release();
        stream.awaitCompletion(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @MethodSource("earlyErrors")
    void errorBeforeContentFailsTheOpening(String chunk, String code) {
        upstream.enqueue(Reply.ndjson(chunk));

        assertThat(Mode.STREAMED.failure(endpoint, PATIENT).code().id()).isEqualTo(code);
    }

    static Stream<Arguments> earlyErrors() {
        return Stream.of(
                arguments("ping\nfail E4200\n", "E4200"),
                arguments("fail E4204\n", "E4204"),
                arguments("ping\n", "E4205"),
                arguments("", "E4205"));
    }

    @ParameterizedTest
    @MethodSource("lateErrors")
    void errorAfterContentEndsTheStreamWithE4604(Reply reply) {
        upstream.enqueue(reply);
        var gate = open(HASTY).frames().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        Throwable failure = gate.awaitFailure(Duration.ofSeconds(5)).getFailure();

        assertThat(texts(gate.getItems())).containsExactly("a");
        assertThat(((GatewayException) failure).code()).isEqualTo(ErrorCode.STREAMING_ERROR);
    }

    static Stream<Reply> lateErrors() {
        return Stream.of(
                Reply.stream(NDJSON, "a\n", "fail E4200\n"),
                Reply.ndjson("a\nfail E4200\n"),
                Reply.ndjson("a\n"),
                Reply.ndjson("a\n").thenCut(),
                Reply.ndjson("a\n").thenHang());
    }

    @Test
    void idleTimeDoesNotRunWhileNobodyAsks() {
        upstream.enqueue(Reply.stream(NDJSON, "a\n", "b\n", "done\n"));
        var slow = open(HASTY).frames().subscribe().withSubscriber(AssertSubscriber.create(1));
        slow.awaitItems(1);

        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
        slow.request(Long.MAX_VALUE);

        slow.awaitCompletion(Duration.ofSeconds(5));
        assertThat(texts(slow.getItems())).containsExactly("a", "b");
    }

    @Test
    void slowReaderHoldsTheUpstreamBack() {
        byte[] line = ("x".repeat(8191) + "\n").getBytes(StandardCharsets.UTF_8);
        upstream.enqueue(Reply.stream(NDJSON, endless(line)));
        var stalled = open(PATIENT).frames().subscribe().withSubscriber(AssertSubscriber.create(1));
        Received received = upstream.takeRequest();

        long stuckAt = standstill(received);
        stalled.request(1000);
        stalled.awaitItems(1001);
        stalled.cancel();

        assertThat(stuckAt).isLessThan(32L << 20);
        assertThat(stalled.getItems()).hasSize(1001);
    }

    @Test
    void opensWithoutContentOnceItHoldsEnough() {
        upstream.enqueue(Reply.ndjson("ping\n".repeat(StreamOpening.MAX_FRAMES)).thenHang());

        assertThat(open(PATIENT)).isNotNull();
    }

    @Test
    void secondSubscriberIsRefused() {
        upstream.enqueue(Reply.ndjson("a\ndone\n"));
        StreamedAnswer answer = open(PATIENT);
        assertThat(texts(answer)).containsExactly("a");

        answer.frames()
                .subscribe()
                .withSubscriber(AssertSubscriber.create(1))
                .awaitFailure()
                .assertFailedWith(IllegalStateException.class);
    }

    @Test
    void bodyBeyondItsBoundIsRefused() throws Exception {
        upstream.enqueue(Reply.stream("application/json", endless(new byte[1 << 20])));

        GatewayException failure = Mode.WHOLE.failure(endpoint, PATIENT);

        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
        upstream.takeRequest().aborted().get(5, TimeUnit.SECONDS);
    }

    @Test
    void sendsHeadersAndBodyAsTheyAre() {
        upstream.enqueue(Reply.json("{\"ok\":true}"));

        byte[] body = endpoint.whole(Mode.REQUEST, PATIENT).await().atMost(Duration.ofSeconds(5));

        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("{\"ok\":true}");
        Received received = upstream.takeRequest();
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/chat");
        assertThat(received.header("authorization")).contains("Bearer key");
        assertThat(received.bodyText()).isEqualTo("{}");
    }

    @Test
    void rateLimitTellsWhenToComeBack() {
        upstream.enqueue(Reply.json(429, "").withHeader("retry-after", "7"), Reply.json(429, ""));

        assertThat(Mode.WHOLE.failure(endpoint, PATIENT).detail(ErrorDetail.RetryAfter.class))
                .contains(new ErrorDetail.RetryAfter(Duration.ofSeconds(7)));
        assertThat(Mode.STREAMED.failure(endpoint, PATIENT).detail(ErrorDetail.RetryAfter.class))
                .contains(new ErrorDetail.RetryAfter(Duration.ofSeconds(1)));
    }

    private static StreamedAnswer open(TimeLimits limits) {
        return endpoint.stream(Mode.REQUEST, new LineCodec(Dialect.OLLAMA), limits)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static List<String> texts(StreamedAnswer answer) {
        return texts(answer.frames().collect().asList().await().atMost(Duration.ofSeconds(10)));
    }

    private static List<String> texts(List<StreamFrame> frames) {
        return frames.stream()
                .flatMap(frame -> frame.events().stream())
                .filter(StreamEvent.TextDelta.class::isInstance)
                .map(event -> ((StreamEvent.TextDelta) event).text())
                .toList();
    }

    /** The number of bytes at which the upstream has stopped sending. */
    private static long standstill(Received received) {
        long[] last = {-1};
        await().pollInterval(Duration.ofMillis(200)).until(() -> {
            long before = last[0];
            last[0] = received.bytesSent().get();
            return last[0] == before;
        });
        return last[0];
    }

    private static Iterable<byte[]> endless(String chunk) {
        return endless(chunk.getBytes(StandardCharsets.UTF_8));
    }

    private static Iterable<byte[]> endless(byte[] chunk) {
        return () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public byte[] next() {
                return chunk;
            }
        };
    }
}
