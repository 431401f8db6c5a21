package io.modelgateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.dialect.Conversations;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnthropicRoundTripTest {

    private static final long NOW = 1_767_225_600;
    private static final Json SCHEMA = new Json("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}");

    private final AnthropicProviderCodec provider =
            new AnthropicProviderCodec(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));
    private final AnthropicClientCodec client = new AnthropicClientCodec();

    @Property(tries = 200)
    void readsTheRequestItWrote(@ForAll("requests") ChatRequest request) {
        var encoded = provider.encode(request, request.model());
        assertThat(encoded.dropped()).isEmpty();
        assertThat(client.decode(encoded.body()).request().withoutOriginal()).isEqualTo(request);
    }

    @Property(tries = 200)
    void readsTheAnswerItWrote(@ForAll("answers") ChatAnswer answer) {
        byte[] encoded = client.encode(answer, Conversations.reply(Dialect.ANTHROPIC, Duration.ZERO));
        assertThat(provider.decode(encoded).withoutOriginal()).isEqualTo(answer);
    }

    @Provide
    Arbitrary<ChatRequest> requests() {
        return Combinators.combine(
                        Conversations.conversations("EqoBCkgIARABGAIiQL/2+k=="),
                        sampling(),
                        tools(),
                        Arbitraries.of(new ResponseFormat.JsonSchema("response", null, SCHEMA, null))
                                .injectNull(0.5),
                        Arbitraries.of(new ReasoningOptions(false, null, null)).injectNull(0.5),
                        Arbitraries.of(true, false),
                        Arbitraries.of("user-1").injectNull(0.5))
                .as((messages, sampling, tools, format, reasoning, stream, user) ->
                        request(messages, sampling, tools, format, reasoning, stream, user));
    }

    private static ChatRequest request(
            List<Message> messages,
            SamplingOptions sampling,
            ToolOptions tools,
            ResponseFormat format,
            ReasoningOptions reasoning,
            boolean stream,
            String user) {
        return new ChatRequest(
                "claude-3-5-haiku-latest",
                messages,
                sampling,
                tools,
                format,
                reasoning,
                stream,
                true,
                user,
                Map.of(),
                Set.of(),
                null);
    }

    private static Arbitrary<SamplingOptions> sampling() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1).injectNull(0.3),
                        Arbitraries.doubles().between(0, 1).injectNull(0.3),
                        Arbitraries.integers().between(1, 500).injectNull(0.3),
                        Arbitraries.integers().between(1, 100_000),
                        Conversations.texts().list().ofMaxSize(2))
                .as((temperature, topP, topK, max, stop) ->
                        new SamplingOptions(temperature, topP, topK, max, stop, null, null, null, null));
    }

    private static Arbitrary<ToolOptions> tools() {
        Arbitrary<ToolChoice> choices =
                Arbitraries.of(new ToolChoice.Auto(), new ToolChoice.Required(), new ToolChoice.Named("f"));
        Arbitrary<ToolDefinition> tool = Combinators.combine(
                        Conversations.texts().injectNull(0.3),
                        Arbitraries.of(true).injectNull(0.5))
                .as((description, strict) -> new ToolDefinition("f", description, SCHEMA, strict));
        return Combinators.combine(
                        tool.list().ofMinSize(1).ofMaxSize(2),
                        choices,
                        Arbitraries.of(false).injectNull(0.5))
                .as(ToolOptions::new)
                .injectNull(0.3)
                .map(tools -> tools == null ? ToolOptions.NONE : tools);
    }

    @Provide
    Arbitrary<ChatAnswer> answers() {
        Arbitrary<TokenUsage> usage = Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 1_000_000))
                .as(TokenUsage::of);
        return Combinators.combine(Conversations.said("sig+/=="), Arbitraries.of(FinishReason.class), usage)
                .as((said, reason, tokens) -> {
                    var parts = new java.util.ArrayList<ContentPart>(said);
                    parts.add(new ContentPart.RedactedReasoning("EmwKAhgB"));
                    return new ChatAnswer(
                            "msg_1", "claude", NOW, List.of(new Choice(0, parts, reason, null)), tokens, null);
                });
    }
}
