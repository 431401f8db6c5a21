package io.modelgateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamMeterTest {

    private static final TokenUsage ESTIMATE = TokenUsage.estimate(7, 3);
    private static final StreamFrame TEXT = StreamFrame.of(new StreamEvent.TextDelta(0, "hello", null));
    private static final StreamFrame LAST = new StreamFrame(
            List.of(new StreamEvent.Finished(0, FinishReason.STOP), new StreamEvent.Done()),
            new WireBody(Dialect.OLLAMA, new byte[] {'{', '}'}),
            null);

    private final List<TokenUsage> settled = new ArrayList<>();

    @Test
    void supplementsMissingUsageBeforeTheEndWhereItIsWanted() {
        StreamMeter meter = meter(true);

        assertThat(meter.see(TEXT)).isSameAs(TEXT);
        assertThat(meter.see(LAST))
                .isEqualTo(StreamFrame.of(
                        new StreamEvent.Finished(0, FinishReason.STOP),
                        new StreamEvent.UsageReported(ESTIMATE),
                        new StreamEvent.Done()));
        assertThat(settled).containsExactly(ESTIMATE);
    }

    @Test
    void leavesTheStreamAloneWhereUsageIsNotWanted() {
        assertThat(meter(false).see(LAST)).isSameAs(LAST);
        assertThat(settled).containsExactly(ESTIMATE);
    }

    @Test
    void addsUpInstalmentsOfUsage() {
        StreamMeter meter = meter(true);

        meter.see(StreamFrame.of(new StreamEvent.UsageReported(TokenUsage.of(10, 1))));
        meter.see(StreamFrame.of(new StreamEvent.UsageReported(TokenUsage.of(10, 5))));

        assertThat(meter.see(LAST)).isSameAs(LAST);
        assertThat(settled).containsExactly(TokenUsage.of(10, 5));
    }

    @Test
    void settlesAnAbandonedStreamOnceWithWhatWentBy() {
        StreamMeter meter = meter(true);
        meter.see(TEXT);

        meter.end();
        meter.end();

        assertThat(settled).containsExactly(ESTIMATE);
    }

    private StreamMeter meter(boolean usageWanted) {
        return new StreamMeter(
                usageWanted, (told, output) -> told.output().isPresent() ? told : ESTIMATE, settled::add);
    }
}
