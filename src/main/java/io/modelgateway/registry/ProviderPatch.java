package io.modelgateway.registry;

import io.modelgateway.config.Secret;
import io.modelgateway.model.ProviderId;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one layer says of a provider: {@code null} where it is silent, and a lower layer or a default decides.
 *
 * @param where the place it was said, for complaints, such as {@code gateway.providers.openai}
 */
record ProviderPatch(
        String where,
        ProviderId id,
        @Nullable ProviderType type,
        @Nullable URI baseUrl,
        @Nullable Secret apiKey,
        @Nullable String apiVersion,
        @Nullable Boolean enabled,
        @Nullable Set<String> regions,
        @Nullable Duration connectTimeout,
        @Nullable Duration firstByteTimeout,
        @Nullable Duration idleTimeout,
        @Nullable Duration timeout,
        @Nullable Integer maxRetries,
        @Nullable Integer maxConnections,
        @Nullable Integer maxConcurrent,
        @Nullable ConcurrencyMode concurrency,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Integer failureThreshold,
        @Nullable Duration openDuration,
        @Nullable Integer halfOpenProbes,
        @Nullable Boolean discovery,
        @Nullable Boolean responses,
        @Nullable Set<String> dropParams,
        @Nullable Map<String, String> renameParams,
        MockPatch mock) {

    /** How the mock shall behave; only said of providers of that type. */
    record MockPatch(
            @Nullable Duration latency,
            @Nullable Double tokensPerSecond,
            @Nullable Double failureRate,
            MockBehaviour.@Nullable FailureKind failureKind,
            @Nullable String reply) {

        static final MockPatch SILENT = new MockPatch(null, null, null, null, null);

        MockPatch over(MockPatch lower) {
            return new MockPatch(
                    first(latency, lower.latency),
                    first(tokensPerSecond, lower.tokensPerSecond),
                    first(failureRate, lower.failureRate),
                    first(failureKind, lower.failureKind),
                    first(reply, lower.reply));
        }
    }

    /** {@return a patch that says nothing but that a provider of that type exists} */
    static ProviderPatch ofType(String where, ProviderId id, ProviderType type) {
        return new ProviderPatch(
                where,
                id,
                type,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                MockPatch.SILENT);
    }

    /** {@return what both say together; this one wins where they differ} */
    ProviderPatch over(ProviderPatch lower) {
        return new ProviderPatch(
                where,
                id,
                first(type, lower.type),
                first(baseUrl, lower.baseUrl),
                first(apiKey, lower.apiKey),
                first(apiVersion, lower.apiVersion),
                first(enabled, lower.enabled),
                first(regions, lower.regions),
                first(connectTimeout, lower.connectTimeout),
                first(firstByteTimeout, lower.firstByteTimeout),
                first(idleTimeout, lower.idleTimeout),
                first(timeout, lower.timeout),
                first(maxRetries, lower.maxRetries),
                first(maxConnections, lower.maxConnections),
                first(maxConcurrent, lower.maxConcurrent),
                first(concurrency, lower.concurrency),
                first(rpm, lower.rpm),
                first(tpm, lower.tpm),
                first(failureThreshold, lower.failureThreshold),
                first(openDuration, lower.openDuration),
                first(halfOpenProbes, lower.halfOpenProbes),
                first(discovery, lower.discovery),
                first(responses, lower.responses),
                first(dropParams, lower.dropParams),
                first(renameParams, lower.renameParams),
                mock.over(lower.mock));
    }

    private static <T> @Nullable T first(@Nullable T higher, @Nullable T lower) {
        return higher != null ? higher : lower;
    }
}
