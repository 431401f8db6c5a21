package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what an author says of one model, whatever the author's spelling. */
final class ModelReader {

    private static final String CAPABILITIES =
            Arrays.stream(Capability.values()).map(Capability::wireName).collect(Collectors.joining(", "));

    private ModelReader() {}

    /**
     * @param key the name the entry has among the others, which is its id unless it has another; {@code null} if it has
     *     no such name
     * @return {@code null} if it cannot be told which model is meant; there is a problem then
     */
    static @Nullable ModelPatch read(TreeFields fields, @Nullable String key) {
        String id = fields.text("id");
        String provider = fields.text("provider");
        ModelPatch patch =
                read(fields, new ModelKey(new ProviderId(or(provider, "?")), new ModelId(or(or(id, key), "?"))));
        boolean named = id != null || key != null && !fields.has("id");
        if (!named && !fields.has("id")) {
            fields.missing("id");
        }
        if (!fields.has("provider")) {
            fields.missing("provider");
        }
        if (named && Aliases.isReserved(patch.key().id().value())) {
            fields.wrong("id", "must not be auto, which stands for routing by requirements");
        }
        fields.refuseUnread();
        return named && provider != null ? patch : null;
    }

    private static String or(@Nullable String value, @Nullable String other) {
        return value != null ? value : other != null && !other.isBlank() ? other : "?";
    }

    private static ModelPatch read(TreeFields fields, ModelKey key) {
        Integer contextWindow = fields.integer("context-window", 1);
        Integer maxOutputTokens = fields.integer("max-output-tokens", 0);
        if (contextWindow != null && maxOutputTokens != null && maxOutputTokens > contextWindow) {
            fields.wrong("max-output-tokens", "must not be more than the context window");
        }
        Duration p50 = millis(fields, "latency-p50-ms");
        Duration p99 = millis(fields, "latency-p99-ms");
        if (p50 != null && p99 != null && p99.compareTo(p50) < 0) {
            fields.wrong("latency-p99-ms", "must not be less than the latency at p50");
        }
        return new ModelPatch(
                fields.where(),
                key,
                fields.text("upstream-id"),
                fields.text("display-name"),
                capabilities(fields),
                contextWindow,
                maxOutputTokens,
                PriceReader.read(fields),
                fields.integer("rpm", 1),
                fields.integer("tpm", 1),
                p50,
                p99,
                status(fields),
                fields.texts("regions"),
                provisioning(fields),
                quality(fields),
                fields.integer("weight", 0),
                date(fields),
                fallbacks(fields, key.id()),
                fields.texts("tags"));
    }

    private static @Nullable Duration millis(TreeFields fields, String name) {
        Integer millis = fields.integer(name, 1);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    private static @Nullable Set<Capability> capabilities(TreeFields fields) {
        Set<String> names = fields.texts("capabilities");
        if (names == null) {
            return null;
        }
        var capabilities = EnumSet.noneOf(Capability.class);
        for (String name : names) {
            Optional<Capability> capability = Capability.byWireName(name);
            if (capability.isEmpty()) {
                fields.wrong(
                        ErrorCode.INVALID_CAPABILITY,
                        "capabilities",
                        "must not name '" + name + "'; the capabilities are " + CAPABILITIES);
            }
            capability.ifPresent(capabilities::add);
        }
        if (names.isEmpty()) {
            fields.wrong("capabilities", "must name at least one of " + CAPABILITIES);
        }
        return capabilities;
    }

    private static @Nullable ModelStatus status(TreeFields fields) {
        String name = fields.text("status");
        if (name == null) {
            return null;
        }
        Optional<ModelStatus> status = ModelStatus.byWireName(name);
        if (status.isEmpty()) {
            fields.wrong("status", "must be active, deprecated or disabled");
        }
        return status.orElse(null);
    }

    private static ModelPatch.@Nullable Provisioning provisioning(TreeFields fields) {
        TreeFields plan = fields.object("provisioned");
        if (plan == null) {
            return null;
        }
        Boolean enabled = plan.bool("enabled");
        Integer units = plan.integer("units", 1);
        Money hourly = PriceReader.money(plan, "unit-cost-per-hour", Money.ZERO);
        Integer reserved = plan.integer("reserved-tpm", 1);
        plan.refuseUnread();
        if (Boolean.FALSE.equals(enabled)) {
            return new ModelPatch.Provisioning(null);
        }
        if (!plan.has("reserved-tpm")) {
            plan.missing("reserved-tpm");
        }
        return new ModelPatch.Provisioning(
                new ProvisionedThroughput(units == null ? 1 : units, hourly, reserved == null ? 1 : reserved));
    }

    private static Map<QualityDimension, Double> quality(TreeFields fields) {
        var scores = new EnumMap<QualityDimension, Double>(QualityDimension.class);
        TreeFields quality = fields.object("quality");
        if (quality == null) {
            return Map.of();
        }
        for (QualityDimension dimension : QualityDimension.values()) {
            BigDecimal score = quality.decimal(dimension.wireName(), BigDecimal.ZERO, BigDecimal.ONE);
            if (score != null) {
                scores.put(dimension, score.doubleValue());
            }
        }
        quality.refuseUnread();
        return Map.copyOf(scores);
    }

    private static @Nullable LocalDate date(TreeFields fields) {
        String text = fields.text("pricing-updated");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            fields.wrong("pricing-updated", "must be a date such as 2026-11-30");
            return null;
        }
    }

    private static @Nullable List<ModelId> fallbacks(TreeFields fields, ModelId self) {
        Set<String> names = fields.texts("fallbacks");
        if (names == null) {
            return null;
        }
        if (names.contains(self.value())) {
            fields.wrong("fallbacks", "must not name the model itself");
        }
        return names.stream().map(ModelId::new).toList();
    }
}
