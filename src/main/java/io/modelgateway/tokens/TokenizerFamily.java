package io.modelgateway.tokens;

import io.modelgateway.model.ModelId;
import java.util.Locale;

/** Models that cut text alike, told by their names. Path-like prefixes ({@code openai/gpt-4o}) do not matter. */
enum TokenizerFamily {
    /** OpenAI's {@code o200k_base}: gpt-4o and everything after it, the o-series, gpt-oss. */
    O200K,
    /** OpenAI's {@code cl100k_base}: gpt-4, gpt-3.5 and the embeddings models. */
    CL100K,
    /** Anthropic publishes no tokenizer. */
    CLAUDE,
    /** No tokenizer at hand: Llama and everything unknown. */
    OTHER;

    static TokenizerFamily of(ModelId model) {
        String id = model.value();
        String name = id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (name.contains("claude")) {
            return CLAUDE;
        }
        if (isOld(name)) {
            return CL100K;
        }
        return isOpenAi(name) ? O200K : OTHER;
    }

    private static boolean isOld(String name) {
        boolean gpt4 = name.equals("gpt-4") || name.startsWith("gpt-4-");
        return gpt4 || name.startsWith("gpt-3") || name.startsWith("gpt-35") || name.startsWith("text-embedding-");
    }

    private static boolean isOpenAi(String name) {
        return name.startsWith("gpt-") || name.startsWith("chatgpt-") || isReasoningSeries(name);
    }

    /** o1, o3-mini, o4-mini: the letter and a digit, then nothing or a dash. */
    private static boolean isReasoningSeries(String name) {
        return name.length() >= 2
                && name.charAt(0) == 'o'
                && Character.isDigit(name.charAt(1))
                && (name.length() == 2 || name.charAt(2) == '-');
    }
}
