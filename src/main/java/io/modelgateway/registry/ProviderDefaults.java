package io.modelgateway.registry;

import io.modelgateway.config.Secret;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.ProviderDefinition.Circuit;
import io.modelgateway.registry.ProviderDefinition.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes what was said of a provider. The figures are those of the documented defaults. */
final class ProviderDefaults {

    /** The last one that Azure called stable for calls by deployment. */
    private static final String AZURE_API_VERSION = "2024-10-21";

    private static final String SAID_BY_NOBODY = "built-in";

    /** The providers that exist with no configuration at all. */
    static final Map<ProviderId, ProviderPatch> BUILT_IN = Map.of(
            new ProviderId("ollama"), builtIn(ProviderType.OLLAMA),
            new ProviderId("openai"), builtIn(ProviderType.OPENAI),
            new ProviderId("anthropic"), builtIn(ProviderType.ANTHROPIC),
            new ProviderId("mock"), builtIn(ProviderType.MOCK));

    private ProviderDefaults() {}

    private static ProviderPatch builtIn(ProviderType type) {
        return ProviderPatch.ofType(SAID_BY_NOBODY, new ProviderId(type.wireName()), type);
    }

    /** {@return the provider, or {@code null} if its type is not known, which is a problem then} */
    static @Nullable ProviderEntry complete(ProviderPatch said, Problems problems) {
        ProviderType type = said.type();
        if (type == null) {
            problems.add(
                    ErrorCode.MISSING_FIELD, said.where() + ".type", "is required: one of " + ProviderType.names());
            return null;
        }
        if (type != ProviderType.MOCK && !said.mock().equals(ProviderPatch.MockPatch.SILENT)) {
            problems.add(
                    said.where(),
                    "must not set latency, tokens-per-second, failure-rate, failure-kind or reply: only a provider of"
                            + " type mock has them");
        }
        if (type != ProviderType.AZURE && said.apiVersion() != null) {
            problems.add(said.where() + ".api-version", "must not be set: only a provider of type azure has one");
        }
        if (type != ProviderType.AZURE
                && type != ProviderType.OPENAI
                && (said.dropParams() != null || said.renameParams() != null)) {
            problems.add(
                    said.where(),
                    "must not set drop-params or rename-params: only providers of types openai and azure have them");
        }
        URI url = said.baseUrl() == null ? BaseUrls.vendors(type) : BaseUrls.normalised(type, said.baseUrl());
        if (url == null) {
            problems.add(
                    ErrorCode.MISSING_FIELD,
                    said.where() + ".base-url",
                    "is required, such as https://NAME.openai.azure.com");
            return null;
        }
        var definition = new ProviderDefinition(
                said.id(),
                type,
                url,
                said.apiKey(),
                type == ProviderType.AZURE ? or(said.apiVersion(), AZURE_API_VERSION) : null,
                or(said.regions(), Set.of()),
                new Timeouts(
                        or(said.connectTimeout(), Duration.ofSeconds(2)),
                        or(said.firstByteTimeout(), Duration.ofSeconds(60)),
                        or(said.idleTimeout(), Duration.ofSeconds(30)),
                        or(said.timeout(), Duration.ofSeconds(300))),
                or(said.maxRetries(), 2),
                or(said.maxConnections(), 4096),
                optional(said.maxConcurrent()),
                or(said.concurrency(), ConcurrencyMode.FIXED),
                optional(said.rpm()),
                optional(said.tpm()),
                new Circuit(
                        or(said.failureThreshold(), 5),
                        or(said.openDuration(), Duration.ofSeconds(60)),
                        or(said.halfOpenProbes(), 3)),
                or(said.discovery(), type == ProviderType.OLLAMA),
                type == ProviderType.OPENAI && or(said.responses(), BaseUrls.isVendors(type, url)),
                new ParamRules(or(said.dropParams(), Set.of()), or(said.renameParams(), Map.of())),
                type == ProviderType.MOCK ? mock(said.mock()) : null);
        return new ProviderEntry(definition, disabledBecause(said.enabled(), type, url, said.apiKey()));
    }

    private static @Nullable String disabledBecause(
            @Nullable Boolean enabled, ProviderType type, URI url, @Nullable Secret key) {
        if (enabled != null) {
            return enabled ? null : "is switched off by configuration";
        }
        boolean needsKey = switch (type) {
            case OPENAI, ANTHROPIC, AZURE, GEMINI -> BaseUrls.isVendors(type, url);
            case OLLAMA, MOCK -> false;
        };
        return needsKey && key == null ? "has no API key" : null;
    }

    private static MockBehaviour mock(ProviderPatch.MockPatch said) {
        return new MockBehaviour(
                or(said.latency(), Duration.ZERO),
                or(said.tokensPerSecond(), 0.0),
                or(said.failureRate(), 0.0),
                or(said.failureKind(), MockBehaviour.FailureKind.ERROR),
                said.reply());
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static <T> T or(@Nullable T said, T otherwise) {
        return said != null ? said : otherwise;
    }
}
