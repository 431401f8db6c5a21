package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes what was said of a model, from what is known of it and from defaults. */
final class ModelDefaults {

    /** A model whose prices are partly guessed; what it costs may be wrong. */
    static final String PRICE_UNVERIFIED = "price-unverified";

    /** A model that makes its answers up; {@code auto} never picks it. */
    static final String MOCK = "mock";

    /** What vendors agree to call a long context, in tokens. */
    private static final int LONG_CONTEXT = 128_000;

    private static final int CONTEXT_WINDOW = 8_192;
    private static final int MAX_OUTPUT_TOKENS = 4_096;

    private ModelDefaults() {}

    static ModelDefinition complete(ModelPatch said, ProviderDefinition provider, ModelSource source) {
        boolean local = provider.type() == ProviderType.OLLAMA;
        ModelClass likeIt = local ? ModelClass.UNKNOWN_LOCAL : ModelClass.UNKNOWN;
        int contextWindow = or(said.contextWindow(), CONTEXT_WINDOW);
        Set<Capability> capabilities = capabilities(said.capabilities(), contextWindow);
        Prices prices = or(said.prices(), Prices.FREE);
        boolean verified = prices.verified() && (said.prices() != null || isFree(provider.type()));
        Duration p50 = or(said.latencyP50(), likeIt.latencyP50());
        return new ModelDefinition(
                said.key().id(),
                // One object for all its models: routing looks each of them up by it.
                provider.id(),
                or(said.upstreamId(), said.key().id().value()),
                or(said.displayName(), said.key().id().value()),
                capabilities,
                contextWindow,
                maxOutputTokens(said, contextWindow, capabilities),
                prices.tiers(),
                // What is discovered or built in brings its own; whoever configures a model gets the common default.
                or(said.rpm(), ModelClass.UNKNOWN.rpm()),
                or(said.tpm(), ModelClass.UNKNOWN.tpm()),
                p50,
                longer(or(said.latencyP99(), likeIt.latencyP99()), p50),
                or(said.status(), ModelStatus.ACTIVE),
                said.regions() == null || said.regions().isEmpty() ? provider.regions() : said.regions(),
                said.provisioned() == null ? null : said.provisioned().plan(),
                said.quality(),
                or(said.weight(), 1),
                said.pricingUpdated(),
                or(said.fallbacks(), List.of()),
                tags(said.tags(), provider.type(), verified),
                source);
    }

    private static Set<Capability> capabilities(@Nullable Set<Capability> said, int contextWindow) {
        var capabilities = EnumSet.noneOf(Capability.class);
        capabilities.addAll(said == null ? Set.of(Capability.TEXT, Capability.STREAMING) : said);
        if (said == null && contextWindow >= LONG_CONTEXT) {
            capabilities.add(Capability.LONG_CONTEXT);
        }
        if (capabilities.contains(Capability.TOOL_USE) || capabilities.contains(Capability.FUNCTION_CALLING)) {
            capabilities.add(Capability.TOOL_USE);
            capabilities.add(Capability.FUNCTION_CALLING);
        }
        return capabilities;
    }

    /** What one layer says may not fit what another says of the window; the window wins. */
    private static int maxOutputTokens(ModelPatch said, int contextWindow, Set<Capability> capabilities) {
        int byDefault = capabilities.equals(EnumSet.of(Capability.EMBEDDINGS)) ? 0 : MAX_OUTPUT_TOKENS;
        return Math.min(or(said.maxOutputTokens(), byDefault), contextWindow);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Set<String> tags(@Nullable Set<String> said, ProviderType type, boolean verified) {
        var tags = new HashSet<String>(or(said, Set.of()));
        if (type == ProviderType.MOCK) {
            tags.add(MOCK);
        }
        if (!verified) {
            tags.add(PRICE_UNVERIFIED);
        }
        return tags;
    }

    /** A price that nobody stated is right for what runs on one's own machine, and suspicious elsewhere. */
    private static boolean isFree(ProviderType type) {
        return switch (type) {
            case OLLAMA, MOCK -> true;
            case OPENAI, ANTHROPIC, AZURE, GEMINI -> false;
        };
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return Objects.requireNonNullElse(said, otherwise);
    }
}
