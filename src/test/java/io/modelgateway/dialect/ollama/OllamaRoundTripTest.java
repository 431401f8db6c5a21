package io.modelgateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.dialect.Conversations;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OllamaRoundTripTest {

    private static final Json SCHEMA = new Json("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");

    private final OllamaProviderCodec provider = new OllamaProviderCodec(Clock.systemUTC(), () -> 1L);
    private final OllamaClientCodec client = new OllamaClientCodec();

    @Property(tries = 200)
    void readsTheRequestItWrote(@ForAll("requests") ChatRequest request) {
        var encoded = provider.encode(request, request.model());
        assertThat(encoded.dropped()).isEmpty();
        assertThat(client.decode(encoded.body()).request().withoutOriginal()).isEqualTo(request);
    }

    @Property(tries = 200)
    void readsTheAnswerItWrote(@ForAll("answers") ChatAnswer answer) {
        byte[] encoded = client.encode(answer, Conversations.reply(Dialect.OLLAMA, Duration.ZERO));
        assertThat(provider.decode(encoded).withoutOriginal()).isEqualTo(answer);
    }

    @Provide
    Arbitrary<ChatRequest> requests() {
        return Combinators.combine(
                        Conversations.conversations(null),
                        sampling(),
                        tools(),
                        Arbitraries.of(
                                        new ResponseFormat.JsonObject(),
                                        new ResponseFormat.JsonSchema("response", null, SCHEMA, null))
                                .injectNull(0.5),
                        Arbitraries.of(
                                        new ReasoningOptions(false, null, null),
                                        new ReasoningOptions(true, null, null),
                                        new ReasoningOptions(true, "low", null),
                                        new ReasoningOptions(true, "high", null))
                                .injectNull(0.5),
                        Arbitraries.of(true, false))
                .as((messages, sampling, tools, format, reasoning, stream) -> new ChatRequest(
                        "m", messages, sampling, tools, format, reasoning, stream, true, null, Map.of(), Set.of(),
                        null));
    }

    private static Arbitrary<SamplingOptions> sampling() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 2).injectNull(0.3),
                        Arbitraries.doubles().between(0, 1).injectNull(0.3),
                        Arbitraries.integers().between(1, 500).injectNull(0.3),
                        Arbitraries.integers().between(1, 100_000).injectNull(0.3),
                        Conversations.texts().list().ofMaxSize(2),
                        Arbitraries.doubles().between(-2, 2).injectNull(0.3),
                        Arbitraries.doubles().between(-2, 2).injectNull(0.3),
                        Arbitraries.longs().injectNull(0.3))
                .as((temperature, topP, topK, max, stop, presence, frequency, seed) ->
                        new SamplingOptions(temperature, topP, topK, max, stop, presence, frequency, seed, null));
    }

    private static Arbitrary<ToolOptions> tools() {
        Arbitrary<ToolDefinition> tool = Combinators.combine(
                        Conversations.texts().injectNull(0.3),
                        Arbitraries.of(SCHEMA).injectNull(0.3))
                .as((description, schema) -> new ToolDefinition("f", description, schema, null));
        return tool.list().ofMaxSize(2).map(tools -> new ToolOptions(tools, null, null));
    }

    @Provide
    Arbitrary<ChatAnswer> answers() {
        Arbitrary<TokenUsage> usage = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(TokenUsage::of);
        return Combinators.combine(Conversations.said(null), Arbitraries.of(true, false), usage)
                .as((said, cut, tokens) -> {
                    boolean calls = said.stream().anyMatch(ContentPart.ToolCall.class::isInstance);
                    FinishReason ended = calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
                    return new ChatAnswer(
                            "ollama-010000000000000001000000",
                            "m",
                            1_772_359_200,
                            List.of(new Choice(0, said, cut ? FinishReason.LENGTH : ended, null)),
                            tokens,
                            null);
                });
    }
}
