package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the gateway knows of common models without being told, by the type of provider and the vendor's id. */
final class ModelFacts {

    private static final String RESOURCE = "/catalog/model-facts.csv";
    private static final LocalDate COLLECTED = LocalDate.of(2026, 11, 1);

    /** @param isDefault whether a provider has it without being asked for its list */
    private record Fact(ModelPatch patch, boolean isDefault) {}

    private final Map<ProviderType, Map<String, Fact>> facts;

    private ModelFacts(Map<ProviderType, Map<String, Fact>> facts) {
        this.facts = facts;
    }

    /** Reads the facts that come with the gateway. */
    static ModelFacts load() {
        try (InputStream in = ModelFacts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing from this build");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return of(
                    reader.lines().filter(line -> !line.startsWith("#")).skip(1).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    private static ModelFacts of(List<String> lines) {
        var rowsByModel = lines.stream()
                .map(line -> line.split(",", -1))
                .collect(Collectors.groupingBy(row -> row[1] + "/" + row[0], LinkedHashMap::new, Collectors.toList()));
        var facts = new LinkedHashMap<ProviderType, Map<String, Fact>>();
        for (List<String[]> rows : rowsByModel.values()) {
            String[] first = rows.getFirst();
            ProviderType type = ProviderType.byWireName(first[1]).orElseThrow();
            facts.computeIfAbsent(type, absent -> new LinkedHashMap<>())
                    .put(first[0], new Fact(patch(rows), "yes".equals(first[12])));
        }
        return new ModelFacts(facts);
    }

    private static ModelPatch patch(List<String[]> rows) {
        String[] first = rows.getFirst();
        ModelClass likeIt = ModelClass.valueOf(first[11].toUpperCase(Locale.ROOT));
        return new ModelPatch(
                "built-in",
                new ModelKey(new ProviderId(first[1]), new ModelId(first[0])),
                null,
                first[2],
                capabilities(first[10]),
                Integer.valueOf(first[3]),
                Integer.valueOf(first[4]),
                prices(rows),
                likeIt.rpm(),
                likeIt.tpm(),
                likeIt.latencyP50(),
                likeIt.latencyP99(),
                null,
                null,
                null,
                likeIt.quality(),
                null,
                COLLECTED,
                null,
                null);
    }

    private static Set<Capability> capabilities(String cell) {
        return Arrays.stream(cell.split("\\|"))
                .map(name -> Capability.byWireName(name).orElseThrow())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Prices prices(List<String[]> rows) {
        var tiers = new ArrayList<PriceTier>();
        boolean verified = true;
        for (String[] row : rows) {
            Money input = Money.ofUsd(new BigDecimal(row[6]));
            verified &= !row[8].isEmpty() && !row[9].isEmpty();
            tiers.add(new PriceTier(
                    row[5].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(row[5]),
                    input,
                    Money.ofUsd(new BigDecimal(row[7])),
                    row[8].isEmpty() ? input : Money.ofUsd(new BigDecimal(row[8])),
                    row[9].isEmpty() ? input : Money.ofUsd(new BigDecimal(row[9]))));
        }
        return new Prices(tiers, verified);
    }

    /** {@return what is known of the vendor's model of that name} */
    Optional<ModelPatch> find(ProviderType type, String upstreamId) {
        return Optional.ofNullable(facts.getOrDefault(type, Map.of()).get(upstreamId))
                .map(Fact::patch);
    }

    /** {@return the models a provider of that type has by default} */
    List<ModelPatch> defaultsOf(ProviderType type) {
        return facts.getOrDefault(type, Map.of()).values().stream()
                .filter(Fact::isDefault)
                .map(Fact::patch)
                .toList();
    }
}
