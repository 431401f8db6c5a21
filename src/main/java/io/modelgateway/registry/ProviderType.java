package io.modelgateway.registry;

import io.modelgateway.model.Dialect;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What kind of endpoint a provider is. */
public enum ProviderType {
    OLLAMA(Dialect.OLLAMA),
    /** Any endpoint that is compatible with OpenAI's API. */
    OPENAI(Dialect.OPENAI),
    ANTHROPIC(Dialect.ANTHROPIC),
    /** OpenAI's models in Azure: deployments in the path, and a version of the API. */
    AZURE(Dialect.OPENAI),
    /** Google's own {@code generateContent}. */
    GEMINI(Dialect.GEMINI),
    /** Answers without a model, inside the gateway. */
    MOCK(null);

    private final @Nullable Dialect dialect;

    ProviderType(@Nullable Dialect dialect) {
        this.dialect = dialect;
    }

    /** {@return the dialect it speaks; empty for the mock, which has no wire} */
    public Optional<Dialect> dialect() {
        return Optional.ofNullable(dialect);
    }

    /** {@return the name in configuration, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the names of all types, for complaints} */
    static String names() {
        return Arrays.stream(values()).map(ProviderType::wireName).collect(Collectors.joining(", "));
    }

    /** {@return the type of that name, in any case} */
    public static Optional<ProviderType> byWireName(String name) {
        for (ProviderType type : values()) {
            if (type.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
