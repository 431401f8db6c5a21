package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads {@code strategy}, {@code requirements} and {@code constraints}. */
final class RequirementsReader {

    private static final BigDecimal MAX_CENTS = BigDecimal.valueOf(100_000_000);

    /** More decimals than any price has; without a bound, 1e-999999999 would be worked out. */
    private static final int MAX_SCALE = 30;

    private RequirementsReader() {}

    static RoutingRequirements read(JsonFields body, Set<String> extras) {
        JsonFields requirements = orEmpty(body, "requirements");
        JsonFields constraints = orEmpty(body, "constraints");
        var read = new RoutingRequirements(
                strategy(body),
                capabilities(requirements, constraints),
                optional(requirements.integer("min_context_length", 1, Integer.MAX_VALUE)),
                optional(requirements.integer("max_output_tokens", 1, Integer.MAX_VALUE)),
                quality(requirements),
                providers(constraints),
                new TreeSet<>(constraints.texts("allowed_regions")),
                maxCost(constraints),
                HintsReader.millis(constraints, "max_latency_ms"));
        requirements.collectUnread(extras);
        constraints.collectUnread(extras);
        return read;
    }

    private static JsonFields orEmpty(JsonFields body, String name) {
        JsonFields fields = body.object(name);
        return fields == null ? JsonFields.of(GatewayJson.object(), body.path(name)) : fields;
    }

    private static @Nullable Strategy strategy(JsonFields body) {
        String name = body.text("strategy");
        return name == null
                ? null
                : Strategy.byWireName(name)
                        .orElseThrow(() -> GatewayException.of(
                                ErrorCode.INVALID_ROUTING_STRATEGY,
                                "'strategy' must be " + HintsReader.names(Strategy.values(), Strategy::wireName),
                                new ErrorDetail.Param("strategy")));
    }

    private static Set<Capability> capabilities(JsonFields requirements, JsonFields constraints) {
        var wanted = EnumSet.noneOf(Capability.class);
        List<String> names = requirements.texts("capabilities");
        for (int i = 0; i < names.size(); i++) {
            String path = requirements.path("capabilities[" + i + "]");
            wanted.add(Capability.byWireName(names.get(i)).orElseThrow(() -> unknownCapability(path)));
        }
        if (constraints.bool("require_streaming", false)) {
            wanted.add(Capability.STREAMING);
        }
        return wanted;
    }

    private static GatewayException unknownCapability(String path) {
        return GatewayException.of(
                ErrorCode.INVALID_CAPABILITY,
                "'" + path + "' must be " + HintsReader.names(Capability.values(), Capability::wireName),
                new ErrorDetail.Param(path));
    }

    private static @Nullable QualityDimension quality(JsonFields requirements) {
        String name = requirements.text("preferred_quality");
        return name == null
                ? null
                : QualityDimension.byWireName(name)
                        .orElseThrow(() -> requirements.invalid(
                                "preferred_quality",
                                "must be " + HintsReader.names(QualityDimension.values(), QualityDimension::wireName)));
    }

    private static List<ProviderId> providers(JsonFields constraints) {
        List<String> names = constraints.texts("preferred_providers");
        if (names.stream().anyMatch(String::isBlank)) {
            throw constraints.invalid("preferred_providers", "must not hold a blank name");
        }
        return names.stream().map(ProviderId::new).toList();
    }

    private static @Nullable Money maxCost(JsonFields constraints) {
        JsonNode cents = constraints.raw("max_cost_cents");
        if (cents == null) {
            return null;
        }
        boolean fits = cents.isNumber()
                && cents.decimalValue().signum() >= 0
                && cents.decimalValue().scale() <= MAX_SCALE
                && cents.decimalValue().compareTo(MAX_CENTS) <= 0;
        if (!fits) {
            throw constraints.invalid("max_cost_cents", "must be a number from 0 to " + MAX_CENTS);
        }
        return Money.ofCents(cents.decimalValue());
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
