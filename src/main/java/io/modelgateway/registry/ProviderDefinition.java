package io.modelgateway.registry;

import io.modelgateway.config.Secret;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ProviderId;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One configured upstream endpoint.
 *
 * @param baseUrl without a trailing slash; of an OpenAI-type endpoint it includes the {@code /v1}
 * @param apiVersion of an Azure endpoint; {@code null} for every other type
 * @param regions where it keeps what it is sent; models without regions of their own inherit them
 * @param maxRetries repetitions of one attempt at this provider, 0 or more
 * @param maxConnections that calls may hold at the same time, at least 1
 * @param maxConcurrent slots for calls, or the most there may be of them if they are adaptive
 * @param discovery whether it is asked for its models
 * @param responses whether an OpenAI-type endpoint has the Responses API too
 * @param params what the vendor of an OpenAI-type endpoint takes otherwise
 * @param mock how the mock behaves; {@code null} for every other type
 */
public record ProviderDefinition(
        ProviderId id,
        ProviderType type,
        URI baseUrl,
        @Nullable Secret apiKey,
        @Nullable String apiVersion,
        Set<String> regions,
        Timeouts timeouts,
        int maxRetries,
        int maxConnections,
        OptionalInt maxConcurrent,
        ConcurrencyMode concurrency,
        OptionalInt rpm,
        OptionalInt tpm,
        Circuit circuit,
        boolean discovery,
        boolean responses,
        ParamRules params,
        @Nullable MockBehaviour mock) {

    public ProviderDefinition {
        regions = Set.copyOf(regions);
    }

    /** {@return whether a request of that dialect can go on in it} */
    public boolean speaks(Dialect dialect) {
        return dialect == Dialect.RESPONSES
                ? responses
                : type.dialect().filter(dialect::equals).isPresent();
    }

    /**
     * @param connect until a connection stands
     * @param firstByte until the head of the answer
     * @param idle between two chunks
     * @param total the whole call
     */
    public record Timeouts(Duration connect, Duration firstByte, Duration idle, Duration total) {}

    /**
     * @param failureThreshold consecutive failures that open the circuit, at least 1
     * @param openDuration how long it stays open
     * @param halfOpenProbes successes in a row that close it again, at least 1
     */
    public record Circuit(int failureThreshold, Duration openDuration, int halfOpenProbes) {}
}
