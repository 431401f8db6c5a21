package io.modelgateway.provider.upstream;

import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/** Provider definitions for tests. */
public final class Definitions {

    private static final ProviderDefinition.Timeouts TIMEOUTS = new ProviderDefinition.Timeouts(
            Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));

    private static final ProviderDefinition.Circuit CIRCUIT =
            new ProviderDefinition.Circuit(5, Duration.ofSeconds(60), 3);

    private Definitions() {}

    public static ProviderDefinition provider(String id, URI baseUrl) {
        return new ProviderDefinition(
                new ProviderId(id),
                ProviderType.OPENAI,
                baseUrl,
                null,
                Set.of(),
                TIMEOUTS,
                0,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                CIRCUIT,
                false,
                null);
    }
}
