package io.modelgateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer.
 *
 * @param id the provider's id of the answer, or one the gateway made
 * @param model the model as the provider names it
 * @param createdEpochSeconds when the answer was made
 * @param original the body as it came, for a client of the same dialect
 */
public record ChatAnswer(
        String id,
        String model,
        long createdEpochSeconds,
        List<Choice> choices,
        TokenUsage usage,
        @Nullable WireBody original)
        implements GatewayResponse {

    public ChatAnswer {
        choices = List.copyOf(choices);
    }

    /** {@return the same answer without the bytes it came as} */
    public ChatAnswer withoutOriginal() {
        return new ChatAnswer(id, model, createdEpochSeconds, choices, usage, null);
    }

    /** {@return the same answer with other figures; the bytes it came as are kept} */
    public ChatAnswer withUsage(TokenUsage newUsage) {
        return new ChatAnswer(id, model, createdEpochSeconds, choices, newUsage, original);
    }
}
