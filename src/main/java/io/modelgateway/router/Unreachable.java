package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what can be done where every model that could answer is out of reach. */
final class Unreachable {

    private static final int MOST_PROVIDERS_NAMED = 5;
    private static final Duration UNTIL_NEXT_CHECK = Duration.ofSeconds(5);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Unreachable() {}

    /** {@return one sentence: who is out of reach and why, and what to start or set} */
    static String sentence(List<Rejection> rejected, Catalog catalog) {
        Map<ProviderId, Rejection> perProvider = new LinkedHashMap<>();
        rejected.forEach(rejection -> perProvider.putIfAbsent(rejection.model().provider(), rejection));
        var remedies = new ArrayList<String>();
        perProvider.values().stream()
                .limit(MOST_PROVIDERS_NAMED)
                .forEach(rejection -> remedies.add(remedy(rejection, catalog)));
        if (catalog.providers().stream().noneMatch(Unreachable::hasKey)) {
            remedies.add("set OPENAI_API_KEY or ANTHROPIC_API_KEY");
        }
        String what = perProvider.isEmpty() ? "There is no model that auto may choose" : "No model can be reached now";
        return remedies.isEmpty() ? what : what + ": " + String.join(", or ", remedies);
    }

    /** {@return when to try again: when the first circuit may half-open, or after the next check} */
    static ErrorDetail.RetryAfter retryAfter(List<Rejection> rejected, Availability availability) {
        Duration shortest = null;
        for (Rejection rejection : rejected) {
            Duration wait = waitFor(rejection, availability);
            shortest = shortest == null || wait.compareTo(shortest) < 0 ? wait : shortest;
        }
        return new ErrorDetail.RetryAfter(shortest == null ? UNTIL_NEXT_CHECK : shortest);
    }

    private static Duration waitFor(Rejection rejection, Availability availability) {
        return rejection.code() == ErrorCode.PROVIDER_CIRCUIT_OPEN
                ? availability.remainingOpen(rejection.model().provider())
                : UNTIL_NEXT_CHECK;
    }

    private static boolean hasKey(ProviderDefinition provider) {
        return provider.apiKey() != null;
    }

    private static String remedy(Rejection rejection, Catalog catalog) {
        ModelDefinition model = rejection.model();
        ErrorCode code = rejection.code();
        if (code == ErrorCode.PROVIDER_NOT_CONFIGURED) {
            return "configure the provider " + model.provider();
        }
        if (code == ErrorCode.PROVIDER_CIRCUIT_OPEN) {
            return "wait for " + model.provider() + ", whose circuit is open";
        }
        if (code == ErrorCode.PROVIDER_RATE_LIMITED) {
            return "wait for " + model.provider() + ", which has asked for a pause";
        }
        boolean ollama = catalog.provider(model.provider())
                .filter(provider -> provider.type() == ProviderType.OLLAMA)
                .isPresent();
        if (code == ErrorCode.ALL_CANDIDATES_UNAVAILABLE) {
            return ollama
                    ? "install the model with 'ollama pull " + model.upstreamId() + "'"
                    : "use a model that " + model.provider() + " has";
        }
        return ollama ? "start Ollama" + address(model, catalog) : "see why " + model.provider() + " does not answer";
    }

    private static String port(URI url) {
        return url.getPort() < 0 ? "" : ":" + url.getPort();
    }

    /** An address on this machine helps whoever reads it; any other is nobody's business. */
    private static String address(ModelDefinition model, Catalog catalog) {
        return catalog.provider(model.provider())
                .map(ProviderDefinition::baseUrl)
                .filter(url -> THIS_MACHINE.contains(String.valueOf(url.getHost())))
                .map(url -> " at " + url.getScheme() + "://" + url.getHost() + port(url))
                .orElse(" or set OLLAMA_URL to where it is");
    }
}
