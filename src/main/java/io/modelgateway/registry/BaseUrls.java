package io.modelgateway.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The addresses of upstream endpoints, in the one spelling the providers build on. */
final class BaseUrls {

    private static final URI OLLAMA = URI.create("http://localhost:11434");
    private static final URI OPENAI = URI.create("https://api.openai.com/v1");
    private static final URI ANTHROPIC = URI.create("https://api.anthropic.com");
    private static final URI GEMINI = URI.create("https://generativelanguage.googleapis.com/v1beta");
    private static final URI MOCK = URI.create("mock:local");

    private BaseUrls() {}

    /** {@return where a provider of that type is found unless somebody says otherwise; nothing where each has its own} */
    static @Nullable URI vendors(ProviderType type) {
        return switch (type) {
            case OLLAMA -> OLLAMA;
            case OPENAI -> OPENAI;
            case ANTHROPIC -> ANTHROPIC;
            case AZURE -> null;
            case GEMINI -> GEMINI;
            case MOCK -> MOCK;
        };
    }

    /** {@return an absolute http or https address; {@code null} if the field is wrong, which is a problem then} */
    static @Nullable URI read(TreeFields fields, String name, String text) {
        // OLLAMA_HOST is commonly written without a scheme.
        URI url = parsed(text.contains("://") ? text : "http://" + text);
        boolean http = url != null
                && ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!http) {
            fields.wrong(name, "must be an http or https URL without query and fragment");
            return null;
        }
        if (url.getRawUserInfo() != null) {
            fields.wrong(name, "must not hold a user or password");
            return null;
        }
        return url;
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /**
     * {@return the address as providers of that type expect it} No trailing slash. Ollama's is without {@code /api} or
     * {@code /v1}, Anthropic's without {@code /v1} and Azure's without {@code /openai}, though users copy them with;
     * OpenAI's keeps its {@code /v1} and Gemini's its {@code /v1beta}.
     */
    static URI normalised(ProviderType type, URI url) {
        String text = withoutSlash(url.toString());
        String bare = switch (type) {
            case OLLAMA -> without(without(text, "/v1"), "/api");
            case ANTHROPIC -> without(text, "/v1");
            case AZURE -> without(text, "/openai");
            case OPENAI, GEMINI, MOCK -> text;
        };
        return URI.create(bare);
    }

    /** {@return whether it is the vendor's own service, which nobody may use without a key} */
    static boolean isVendors(ProviderType type, URI url) {
        URI vendors = vendors(type);
        return vendors == null || host(url).equals(host(vendors));
    }

    private static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }

    private static String without(String text, String ending) {
        return text.endsWith(ending) ? withoutSlash(text.substring(0, text.length() - ending.length())) : text;
    }

    private static String withoutSlash(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '/') {
            end--;
        }
        return text.substring(0, end);
    }
}
