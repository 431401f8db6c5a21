package io.modelgateway.provider.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Message;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.TokenUsage;
import java.util.List;
import java.util.Optional;

/**
 * What the mock says: text or one tool call, the same in every choice.
 *
 * @param tokens the text in the pieces in which it is streamed; empty for a tool call
 * @param toolCall {@code null} for text
 * @param choices how many times it is said
 */
record MockAnswer(
        List<String> tokens,
        ContentPart.@org.jspecify.annotations.Nullable ToolCall toolCall,
        FinishReason finishReason,
        TokenUsage usage,
        int choices) {

    private static final int MAX_CHOICES = 128;

    static MockAnswer to(ChatRequest request, MockPlan plan) {
        int choices = request.sampling().choices() == null
                ? 1
                : Math.clamp(request.sampling().choices(), 1, MAX_CHOICES);
        int input = request.messages().stream()
                .map(Message::joinedText)
                .mapToInt(MockWords::count)
                .sum();
        Optional<ContentPart.ToolCall> call = MockTools.call(request);
        if (call.isPresent()) {
            int output = choices * MockWords.count(call.get().arguments().text());
            return new MockAnswer(
                    List.of(), call.get(), FinishReason.TOOL_CALLS, TokenUsage.of(input, output), choices);
        }
        List<String> whole = MockWords.tokens(
                stopped(formatted(request, plan), request.sampling().stop()));
        Integer most = request.sampling().maxOutputTokens();
        boolean cut = most != null && most < whole.size();
        List<String> tokens = cut ? whole.subList(0, most) : whole;
        return new MockAnswer(
                tokens,
                null,
                cut ? FinishReason.LENGTH : FinishReason.STOP,
                TokenUsage.of(input, choices * tokens.size()),
                choices);
    }

    String text() {
        return String.join("", tokens);
    }

    private static String formatted(ChatRequest request, MockPlan plan) {
        String text = MockWords.text(request, plan);
        return switch (request.responseFormat()) {
            case null -> text;
            case ResponseFormat.PlainText _ -> text;
            case ResponseFormat.JsonObject _ ->
                GatewayJson.object().put("reply", text).toString();
            case ResponseFormat.JsonSchema shape -> fitting(shape, text);
        };
    }

    private static String fitting(ResponseFormat.JsonSchema shape, String text) {
        try {
            return new MockJson(GatewayJson.read(shape.schema()), text)
                    .instance()
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a dialect let a schema through that is not JSON", e);
        }
    }

    private static String stopped(String text, List<String> stops) {
        int end = text.length();
        for (String stop : stops) {
            int at = stop.isEmpty() ? -1 : text.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return text.substring(0, end);
    }
}
