package io.modelgateway.tokens;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which tokenizer a model has, as far as its name tells. */
enum ModelFamily {
    /** OpenAI since GPT-4o: {@code o200k_base}. */
    O200K(Pattern.compile("(gpt-(4o|4\\.1|4\\.5|[5-9])|o\\d|chatgpt|codex).*")),
    /** OpenAI before: {@code cl100k_base}, the embeddings models too. */
    CL100K(Pattern.compile("(gpt-(4|3\\.5)|text-embedding-).*")),
    /** Anthropic publishes no tokenizer. */
    CLAUDE(Pattern.compile("claude.*")),
    /** Everything else. */
    OTHER(Pattern.compile(".*", Pattern.DOTALL));

    private final Pattern names;

    ModelFamily(Pattern names) {
        this.names = names;
    }

    /** {@return the family of a model; a vendor before a slash does not count} */
    static ModelFamily of(String modelId) {
        String name = modelId.substring(modelId.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        for (ModelFamily family : values()) {
            if (family.names.matcher(name).matches()) {
                return family;
            }
        }
        return OTHER;
    }
}
