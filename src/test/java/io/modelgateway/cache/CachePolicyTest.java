package io.modelgateway.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.cache.store.Content;
import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.ToolOptions;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachePolicyTest {

    private static final ContentPart TEXT = new ContentPart.Text("Hi");
    private static final ContentPart CALL = new ContentPart.ToolCall("id", "f", Json.EMPTY_OBJECT);

    @ParameterizedTest
    @CsvSource({
        // temperature, what happens above 1, bypass, similar
        ", exact, false, true",
        "1.0, exact, false, true",
        "1.1, exact, false, false",
        "1.1, off, true, false"
    })
    void treatsRequestsForVarietyAsConfigured(
            @Nullable Double temperature, String above, boolean bypass, boolean similar) {
        CachePolicy policy = policy("gateway.cache.above-max-temperature", above);

        Treatment treatment = policy.treatment(Definitions.context(Map.of()), chat(temperature, Role.USER));

        assertThat(treatment.bypass()).isEqualTo(bypass);
        assertThat(treatment.similar()).isEqualTo(similar);
    }

    @Test
    void takesNoPartInTurnsWithToolsUnlessConfigured() {
        var context = Definitions.context(Map.of());

        assertThat(policy().treatment(context, chat(null, Role.TOOL)).bypass()).isTrue();
        assertThat(policy("gateway.cache.tool-calls", "true")
                        .treatment(context, chat(null, Role.TOOL))
                        .bypass())
                .isFalse();
        assertThat(policy().keeps(whole(FinishReason.TOOL_CALLS, CALL))).isFalse();
        assertThat(policy().keeps(whole(FinishReason.STOP, TEXT, CALL))).isFalse();
        assertThat(policy("gateway.cache.tool-calls", "true").keeps(whole(FinishReason.TOOL_CALLS, CALL)))
                .isTrue();
    }

    @Test
    void keepsOnlyWhatIsCompleteAndSaysSomething() {
        assertThat(policy().keeps(whole(FinishReason.STOP, TEXT))).isTrue();
        assertThat(policy().keeps(whole(FinishReason.LENGTH, TEXT))).isFalse();
        assertThat(policy().keeps(whole(FinishReason.CONTENT_FILTER, TEXT))).isFalse();
        assertThat(policy().keeps(whole(null, TEXT))).isFalse();
        assertThat(policy().keeps(whole(FinishReason.STOP))).isFalse();
        assertThat(policy().keeps(whole(FinishReason.STOP, new ContentPart.Text(" "))))
                .isFalse();
        assertThat(policy().keeps(whole(FinishReason.STOP, new ContentPart.Refusal("No"))))
                .isFalse();
        assertThat(policy("gateway.cache.max-answer-bytes", "10").keeps(whole(FinishReason.STOP, TEXT)))
                .isFalse();
    }

    @Test
    void looksAtStreamsAsAWhole() {
        var text = new StreamEvent.TextDelta(0, "Hi", null);

        assertThat(policy().keeps(streamed(text, new StreamEvent.Finished(0, FinishReason.STOP))))
                .isTrue();
        assertThat(policy().keeps(streamed(text, new StreamEvent.Finished(0, FinishReason.LENGTH))))
                .isFalse();
        assertThat(policy().keeps(streamed(text))).isFalse();
    }

    @Test
    void refusesSettingsThatCannotBe() {
        assertThatThrownBy(() -> policy("gateway.cache.replay", "fast"))
                .isInstanceOf(GatewayException.class)
                .hasMessageContaining("gateway.cache.replay");
    }

    private static CachePolicy policy(String... settings) {
        Map<String, String> given = settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(given, "given", 100))
                .withMapping(CacheConfig.class)
                .build();
        return new CachePolicy(config.getConfigMapping(CacheConfig.class));
    }

    private static Content whole(@Nullable FinishReason reason, ContentPart... said) {
        var choice = new Choice(0, List.of(said), reason, null);
        return new Content.Whole(new ChatAnswer("id", "m", 0, List.of(choice), TokenUsage.UNKNOWN, null));
    }

    private static Content streamed(StreamEvent... events) {
        return new Content.Streamed(List.of(new TimedFrame(StreamFrame.of(events), 0)));
    }

    private static ChatRequest chat(@Nullable Double temperature, Role last) {
        var sampling = new SamplingOptions(temperature, null, null, null, List.of(), null, null, null, null);
        return new ChatRequest(
                "m",
                List.of(Message.text(last, "Hi")),
                sampling,
                ToolOptions.NONE,
                null,
                null,
                false,
                false,
                null,
                Map.of(),
                Set.of(),
                null);
    }
}
