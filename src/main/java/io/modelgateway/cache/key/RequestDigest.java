package io.modelgateway.cache.key;

import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.WireBody;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Digests everything about a request that can change its answer. What only changes how the answer is delivered, or for
 * whom it is accounted, is left out: streaming, the caller's dialect, end user, labels, priority, deadline, trace.
 */
final class RequestDigest {

    /** Raised when the canonical form changes, so that older keys are never met again. */
    private static final int VERSION = 1;

    private static final Set<String> TRACE = Set.of("traceparent", "tracestate");

    /** Fields of bodies that are represented otherwise or change no answer. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "model",
            "stream",
            "stream_options",
            "user",
            "metadata",
            "cache",
            "store",
            "safety_identifier",
            "prompt_cache_key",
            "prompt_cache_retention");

    private RequestDigest() {}

    /** Begins a digest with what is not in the body. */
    static Canonical begin(String purpose, Material material) {
        var out = new Canonical();
        out.text(purpose).whole(VERSION).text(material.scope());
        out.text(material.context().cache().namespace());
        out.set(material.targets());
        requirements(material.context().requirements(), out);
        var headers = new TreeMap<>(material.context().forwardedHeaders());
        headers.keySet().removeAll(TRACE);
        out.count(headers.size());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            out.text(header.getKey()).text(header.getValue());
        }
        return out;
    }

    private static void requirements(RoutingRequirements asked, Canonical out) {
        out.word(asked.strategy());
        out.set(asked.capabilities().stream().map(Enum::name).toList());
        out.whole(
                asked.minContextLength().isPresent() ? asked.minContextLength().getAsInt() : null);
        out.whole(asked.maxOutputTokens().isPresent() ? asked.maxOutputTokens().getAsInt() : null);
        out.word(asked.quality());
        out.texts(asked.providers().stream().map(ProviderId::value).toList());
        out.set(asked.regions());
        out.whole(nanos(asked.maxCost()));
        out.whole(asked.maxLatency() == null ? null : asked.maxLatency().toMillis());
        rules(asked.rules(), out);
    }

    private static void rules(CandidateRules rules, Canonical out) {
        out.set(rules.only().stream().map(ProviderId::value).toList());
        out.set(rules.ignored().stream().map(ProviderId::value).toList());
        out.texts(rules.order().stream().map(ProviderId::value).toList());
        out.texts(rules.fallbackModels()).flag(rules.singleProvider());
        CandidateRules.PriceCeiling price = rules.maxPrice();
        out.flag(price != null);
        if (price != null) {
            out.whole(nanos(price.input())).whole(nanos(price.output()));
        }
    }

    private static @Nullable Long nanos(@Nullable Money money) {
        return money == null ? null : money.nanoUsd();
    }

    static void options(ChatRequest request, Canonical out) {
        SamplingOptions sampling = request.sampling();
        out.number(sampling.temperature()).number(sampling.topP()).whole(sampling.topK());
        out.whole(sampling.maxOutputTokens()).texts(sampling.stop());
        out.number(sampling.presencePenalty()).number(sampling.frequencyPenalty());
        out.whole(sampling.seed()).whole(sampling.choices());
        ToolDigest.tools(request.tools(), out);
        ToolDigest.format(request.responseFormat(), out);
        ReasoningOptions reasoning = request.reasoning();
        out.flag(reasoning != null);
        if (reasoning != null) {
            out.flag(reasoning.enabled()).text(reasoning.effort()).whole(reasoning.budgetTokens());
        }
    }

    static void embeddings(EmbeddingsRequest request, Canonical out) {
        out.whole(request.dimensions()).count(request.inputs().size());
        for (EmbeddingInput input : request.inputs()) {
            switch (input) {
                case EmbeddingInput.Text text -> out.text(text.text());
                case EmbeddingInput.TokenIds tokens -> {
                    out.count(tokens.ids().size());
                    tokens.ids().forEach(out::whole);
                }
            }
        }
    }

    /**
     * {@return whether the body holds fields that the vocabulary does not know and a provider may yet see} No provider
     * speaks the native dialect, and a body that is not kept goes nowhere.
     */
    static boolean hasExtras(GatewayRequest request) {
        WireBody original = request.original();
        return original != null
                && original.dialect() != Dialect.NATIVE
                && !request.extras().isEmpty();
    }

    /** Where there are unknown fields, the whole body counts, and so does its dialect. */
    static void extras(GatewayRequest request, Canonical out) {
        WireBody original = request.original();
        if (original != null && hasExtras(request)) {
            out.word(original.dialect());
            JsonDigest.addWithout(WITHOUT_EFFECT, original.bytes(), out);
        }
    }
}
