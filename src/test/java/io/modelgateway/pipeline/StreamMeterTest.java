package io.modelgateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamMeterTest {

    private static final TokenUsage ESTIMATE = TokenUsage.estimate(7, 3);
    private static final StreamFrame TEXT = StreamFrame.of(new StreamEvent.TextDelta(0, "hello", null));
    private static final StreamFrame LAST = new StreamFrame(
            List.of(new StreamEvent.Finished(0, FinishReason.STOP), new StreamEvent.Done()),
            new WireBody(Dialect.OLLAMA, new byte[] {'{', '}'}),
            null);

    @Test
    void supplementsMissingUsageBeforeTheEndWhereItIsWanted() {
        var meter = new StreamMeter(true, output -> ESTIMATE);

        assertThat(meter.see(TEXT)).isSameAs(TEXT);
        assertThat(meter.see(LAST))
                .isEqualTo(StreamFrame.of(
                        new StreamEvent.Finished(0, FinishReason.STOP),
                        new StreamEvent.UsageReported(ESTIMATE),
                        new StreamEvent.Done()));
        assertThat(meter.usage()).isEqualTo(ESTIMATE);
    }

    @Test
    void leavesTheStreamAloneWhereUsageIsNotWanted() {
        var meter = new StreamMeter(false, output -> ESTIMATE);

        assertThat(meter.see(LAST)).isSameAs(LAST);
    }

    @Test
    void addsUpInstalmentsOfUsage() {
        var meter = new StreamMeter(true, output -> ESTIMATE);
        var told = StreamFrame.of(new StreamEvent.UsageReported(TokenUsage.of(10, 1)));
        var later = StreamFrame.of(new StreamEvent.UsageReported(TokenUsage.of(10, 5)));

        meter.see(told);
        meter.see(later);

        assertThat(meter.see(LAST)).isSameAs(LAST);
        assertThat(meter.usage()).isEqualTo(TokenUsage.of(10, 5));
    }
}
