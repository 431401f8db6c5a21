package io.modelgateway.registry;

import io.modelgateway.config.Secret;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The catalogue that the gateway itself uses, of any size: ten providers, prices and latencies that differ. */
public final class BenchCatalog {

    private static final int PROVIDERS = 10;

    private BenchCatalog() {}

    public static Catalog of(int models) {
        var providers = new ArrayList<ProviderEntry>();
        for (int number = 0; number < PROVIDERS; number++) {
            providers.add(new ProviderEntry(provider("provider-" + number), null));
        }
        List<ProviderId> ids =
                providers.stream().map(entry -> entry.definition().id()).toList();
        var all = new ArrayList<ModelDefinition>();
        for (int number = 0; number < models; number++) {
            all.add(model(number, ids.get(number % PROVIDERS)));
        }
        return new IndexedCatalog(new CatalogContent(providers, all, Map.of()), 1);
    }

    private static ModelDefinition model(int number, ProviderId provider) {
        Money price = Money.ofCents(BigDecimal.valueOf(10 + number % 97));
        return new ModelDefinition(
                new ModelId("model-" + number),
                provider,
                "model-" + number,
                "model-" + number,
                number % 3 == 0
                        ? Set.of(Capability.TEXT, Capability.STREAMING)
                        : Set.of(Capability.TEXT, Capability.STREAMING, Capability.FUNCTION_CALLING),
                number % 5 == 0 ? 8_192 : 128_000,
                4_096,
                List.of(new PriceTier(Integer.MAX_VALUE, price, price, price, price)),
                1_000,
                1_000_000,
                Duration.ofMillis(100 + number % 89),
                Duration.ofSeconds(2),
                ModelStatus.ACTIVE,
                Set.of(),
                null,
                Map.of(),
                1,
                null,
                List.of(),
                Set.of(),
                ModelSource.CONFIGURATION);
    }

    private static ProviderDefinition provider(String id) {
        return new ProviderDefinition(
                new ProviderId(id),
                ProviderType.OPENAI,
                URI.create("https://upstream.example/v1"),
                new Secret("k"),
                null,
                Set.of(),
                new ProviderDefinition.Timeouts(
                        Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(300)),
                2,
                4096,
                OptionalInt.empty(),
                ConcurrencyMode.FIXED,
                OptionalInt.empty(),
                OptionalInt.empty(),
                new ProviderDefinition.Circuit(5, Duration.ofSeconds(60), 3),
                false,
                false,
                ParamRules.NONE,
                null);
    }
}
