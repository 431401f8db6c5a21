package io.modelgateway.router;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Message;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.Role;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.Strategy;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests and requirements with one thing out of the ordinary each. */
final class Requests {

    private static final List<Message> HELLO = List.of(Message.text(Role.USER, "Hello"));

    private Requests() {}

    static ChatRequest chat(String model) {
        return chat(model, HELLO, SamplingOptions.DEFAULTS, ToolOptions.NONE, null, null, false);
    }

    static ChatRequest streamed(String model) {
        return chat(model, HELLO, SamplingOptions.DEFAULTS, ToolOptions.NONE, null, null, true);
    }

    static ChatRequest withTools(String model) {
        var tools = new ToolOptions(List.of(new ToolDefinition("lookup", null, null, null)), null, null);
        return chat(model, HELLO, SamplingOptions.DEFAULTS, tools, null, null, false);
    }

    static ChatRequest withJson(String model) {
        return chat(
                model, HELLO, SamplingOptions.DEFAULTS, ToolOptions.NONE, new ResponseFormat.JsonObject(), null, false);
    }

    static ChatRequest withReasoning(String model) {
        var reasoning = new ReasoningOptions(true, "low", null);
        return chat(model, HELLO, SamplingOptions.DEFAULTS, ToolOptions.NONE, null, reasoning, false);
    }

    static ChatRequest withPicture(String model) {
        return withParts(model, picture());
    }

    /** The picture comes back from a tool. */
    static ChatRequest withPictureOfTool(String model) {
        return withParts(model, new ContentPart.ToolResult("call_1", List.of(picture()), false));
    }

    static ChatRequest withOutput(String model, int maxOutputTokens, int choices) {
        var sampling = new SamplingOptions(null, null, null, maxOutputTokens, List.of(), null, null, null, choices);
        return chat(model, HELLO, sampling, ToolOptions.NONE, null, null, false);
    }

    static EmbeddingsRequest embeddings(String model, String... inputs) {
        List<EmbeddingInput> texts = Arrays.stream(inputs)
                .<EmbeddingInput>map(EmbeddingInput.Text::new)
                .toList();
        return new EmbeddingsRequest(model, texts, null, null, Set.of(), null);
    }

    private static ContentPart picture() {
        return new ContentPart.Image(new ImageSource.Url("https://example.org/a.png"), null);
    }

    private static ChatRequest withParts(String model, ContentPart part) {
        var messages = List.of(new Message(Role.USER, List.of(new ContentPart.Text("Look"), part), null));
        return chat(model, messages, SamplingOptions.DEFAULTS, ToolOptions.NONE, null, null, false);
    }

    private static ChatRequest chat(
            String model,
            List<Message> messages,
            SamplingOptions sampling,
            ToolOptions tools,
            @Nullable ResponseFormat format,
            @Nullable ReasoningOptions reasoning,
            boolean stream) {
        return new ChatRequest(
                model, messages, sampling, tools, format, reasoning, stream, false, null, Map.of(), Set.of(), null);
    }

    static RoutingRequirements by(Strategy strategy) {
        return new RoutingRequirements(
                strategy, Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, List.of(), Set.of(), null, null);
    }

    static RoutingRequirements by(Strategy strategy, String... providers) {
        return new RoutingRequirements(
                strategy,
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                null,
                Arrays.stream(providers).map(ProviderId::new).toList(),
                Set.of(),
                null,
                null);
    }

    static RoutingRequirements preferring(String... providers) {
        return new RoutingRequirements(
                null,
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                null,
                Arrays.stream(providers).map(ProviderId::new).toList(),
                Set.of(),
                null,
                null);
    }

    static RoutingRequirements needing(Capability... capabilities) {
        return new RoutingRequirements(
                null,
                Set.of(capabilities),
                OptionalInt.empty(),
                OptionalInt.empty(),
                null,
                List.of(),
                Set.of(),
                null,
                null);
    }

    static RoutingRequirements needingWindow(int minContextLength) {
        return new RoutingRequirements(
                null,
                Set.of(),
                OptionalInt.of(minContextLength),
                OptionalInt.empty(),
                null,
                List.of(),
                Set.of(),
                null,
                null);
    }

    static RoutingRequirements needingOutput(int maxOutputTokens) {
        return new RoutingRequirements(
                null,
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.of(maxOutputTokens),
                null,
                List.of(),
                Set.of(),
                null,
                null);
    }

    static RoutingRequirements within(String... regions) {
        return new RoutingRequirements(
                null, Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, List.of(), Set.of(regions), null, null);
    }

    static RoutingRequirements upTo(String cents) {
        return new RoutingRequirements(
                null,
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                null,
                List.of(),
                Set.of(),
                Money.ofCents(new BigDecimal(cents)),
                null);
    }

    static RoutingRequirements fasterThan(Duration limit) {
        return new RoutingRequirements(
                null, Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, List.of(), Set.of(), null, limit);
    }

    static RoutingRequirements bestAt(QualityDimension quality) {
        return new RoutingRequirements(
                Strategy.QUALITY_OPTIMIZED,
                Set.of(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                quality,
                List.of(),
                Set.of(),
                null,
                null);
    }
}
