package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * A chat's log probabilities in the shape of completions. Offsets count characters (code points) from the beginning of
 * the text, an echoed prompt included; of the prompt itself there are no probabilities. Stateful, one per choice.
 */
final class OlderLogprobs {

    private int offset;

    OlderLogprobs(String echo) {
        this.offset = length(echo);
    }

    /** {@return the next tokens in the older shape; {@code null} where there are none} */
    @Nullable
    ObjectNode translated(@Nullable Json chat) {
        JsonNode tokens = chat == null ? null : content(chat);
        if (tokens == null || !tokens.isArray()) {
            return null;
        }
        ObjectNode older = GatewayJson.object();
        var names = older.putArray("tokens");
        var values = older.putArray("token_logprobs");
        var tops = older.putArray("top_logprobs");
        var offsets = older.putArray("text_offset");
        for (JsonNode token : tokens) {
            String name = token.path("token").asText("");
            names.add(name);
            values.add(token.path("logprob"));
            ObjectNode top = tops.addObject();
            token.path("top_logprobs")
                    .forEach(other -> top.set(other.path("token").asText(""), other.path("logprob")));
            offsets.add(offset);
            offset += length(name);
        }
        return older;
    }

    /** It was JSON when it was decoded; what cannot be read again is shown as absent. */
    private static @Nullable JsonNode content(Json chat) {
        try {
            return GatewayJson.read(chat).path("content");
        } catch (JsonProcessingException broken) {
            return null;
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
