package io.modelgateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.fixtures.TestModel;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.TokenUsage;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The end of a request, in every phase it may come. */
@QuarkusTest
class AccountingTest {

    private static final StreamFrame TEXT = StreamFrame.of(new StreamEvent.TextDelta(0, "hello", null));
    private static final StreamFrame USAGE =
            StreamFrame.of(new StreamEvent.UsageReported(TokenUsage.of(1_000, 2_000)), new StreamEvent.Done());

    @Inject
    Accounting accounting;

    private final Exchange exchange = new Exchange(
            Definitions.context(Map.of()),
            Definitions.chat("hi", true),
            TestCatalog.of(TestModel.model("openai/m").price("2", "10")),
            7,
            new Ending());

    /** How the request ended, with the usage and cost that were known at that moment. */
    private final List<String> ends = new ArrayList<>();

    AccountingTest() {
        exchange.ending().then(result -> {
            var trail = exchange.context().trail();
            ends.add(result + " " + trail.usage().input().orElse(-1) + "+"
                    + trail.usage().output().orElse(-1) + " "
                    + trail.cost().map(cost -> cost.total().nanoUsd()).orElse(-1L));
        });
    }

    @Test
    void settlesAWholeAnswerBeforeItIsHandedOn() {
        var order = new ArrayList<String>();
        exchange.ending().then(_ -> order.add("ended"));

        through(Uni.createFrom()
                        .item(new ChatAnswer("id", "m", 0, List.of(), TokenUsage.of(1_000, 2_000), null))
                        .map(GatewayResponse.class::cast))
                .subscribe()
                .with(_ -> order.add("handed on"), _ -> {});

        assertThat(order).containsExactly("ended", "handed on");
        assertThat(ends)
                .containsExactly("ANSWERED 1000+2000 "
                        + Money.ofUsd(new BigDecimal("0.022")).nanoUsd());
    }

    @Test
    void endsWhereTheWayThrowsInsteadOfFailing() {
        accounting
                .handle(exchange, _ -> {
                    throw GatewayException.of(ErrorCode.MODEL_NOT_FOUND);
                })
                .subscribe()
                .with(_ -> {}, _ -> {});

        assertThat(ends).containsExactly("FAILED -1+-1 -1");
    }

    @Test
    void endsWhenTheClientLeavesBeforeTheAnswer() {
        through(Uni.createFrom().nothing()).subscribe().with(_ -> {}).cancel();

        assertThat(ends).containsExactly("CANCELLED -1+-1 -1");
    }

    @Test
    void endsAStreamWithItsLastFrame() {
        opened(Multi.createFrom().items(TEXT, USAGE)).subscribe().with(_ -> {});

        assertThat(ends).containsExactly("ANSWERED 1000+2000 22000000");
    }

    @Test
    void countsWhatWentByOfAStreamThatTheClientLeaves() {
        opened(Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(TEXT),
                                Multi.createFrom().nothing()))
                .subscribe()
                .with(_ -> {})
                .cancel();

        assertThat(ends).singleElement().asString().startsWith("CANCELLED 7+").doesNotContain("+0", "+-1");
    }

    @Test
    void countsWhatWentByOfAStreamThatBreaksOff() {
        opened(Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(TEXT),
                                Multi.createFrom().failure(GatewayException.of(ErrorCode.STREAMING_ERROR))))
                .subscribe()
                .with(_ -> {}, _ -> {});

        assertThat(ends).singleElement().asString().startsWith("FAILED 7+").doesNotContain("+0", "+-1");
    }

    private Uni<GatewayResponse> through(Uni<GatewayResponse> answer) {
        exchange.context()
                .trail()
                .calls()
                .attempted(new Attempt(new ModelId("m"), new ProviderId("openai"), null, Duration.ofMillis(5)));
        return accounting.handle(exchange, _ -> answer);
    }

    private Multi<StreamFrame> opened(Multi<StreamFrame> frames) {
        var response = through(Uni.createFrom().item(new StreamedAnswer(frames)));
        return ((StreamedAnswer) response.await().atMost(Duration.ofSeconds(5))).frames();
    }
}
