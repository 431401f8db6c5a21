package io.modelgateway.router;

import io.modelgateway.model.Capability;
import io.modelgateway.model.CapabilitySet;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.QualityDimension;
import io.modelgateway.model.RoutingRequirements;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks of a model, in the words of the filters.
 *
 * @param capabilities everything needed, the operation's included
 * @param inputTokens all input, which is paid for
 * @param windowTokens the input that must fit a context window at once: of embeddings, the longest text
 * @param outputTokens the most output asked for
 * @param choices how many answers, each paid for; at most 128, as at OpenAI
 */
record Demand(
        CapabilitySet capabilities,
        int inputTokens,
        int windowTokens,
        OptionalInt outputTokens,
        int choices,
        QualityDimension quality,
        RoutingRequirements requirements) {

    private static final int MOST_CHOICES = 128;

    /** @param free whether the gateway chooses the model */
    static Demand of(GatewayRequest request, RoutingRequirements requirements, int inputTokens, boolean free) {
        Set<Capability> needed = ImpliedCapabilities.of(request, free);
        needed.addAll(requirements.capabilities());
        CapabilitySet capabilities = CapabilitySet.copyOf(needed);
        return switch (request) {
            case ChatRequest chat ->
                new Demand(
                        capabilities,
                        inputTokens,
                        inputTokens,
                        largest(chat.sampling().maxOutputTokens(), requirements.maxOutputTokens()),
                        Math.clamp(Objects.requireNonNullElse(chat.sampling().choices(), 1), 1, MOST_CHOICES),
                        quality(requirements),
                        requirements);
            case EmbeddingsRequest embeddings ->
                new Demand(
                        capabilities,
                        inputTokens,
                        longestInput(embeddings, inputTokens),
                        OptionalInt.empty(),
                        1,
                        quality(requirements),
                        requirements);
        };
    }

    private static QualityDimension quality(RoutingRequirements requirements) {
        return Objects.requireNonNullElse(requirements.quality(), QualityDimension.REASONING);
    }

    private static OptionalInt largest(@Nullable Integer inRequest, OptionalInt required) {
        if (inRequest == null) {
            return required;
        }
        return OptionalInt.of(Math.max(inRequest, required.orElse(0)));
    }

    /** Each text is embedded on its own. Its share of the estimate is its share of the characters. */
    private static int longestInput(EmbeddingsRequest request, int inputTokens) {
        long longest = 0;
        long all = 0;
        for (EmbeddingInput input : request.inputs()) {
            long length = switch (input) {
                case EmbeddingInput.Text text -> text.text().length();
                case EmbeddingInput.TokenIds tokens -> tokens.ids().size();
            };
            longest = Math.max(longest, length);
            all += length;
        }
        return all == 0 ? inputTokens : (int) (inputTokens * longest / all);
    }
}
