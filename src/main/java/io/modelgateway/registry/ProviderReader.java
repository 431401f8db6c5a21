package io.modelgateway.registry;

import io.modelgateway.model.ProviderId;
import io.quarkus.runtime.configuration.DurationConverter;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an author says of one provider. */
final class ProviderReader {

    /** A provider's name stands before the slash of {@code provider/id}, in headers and in labels of metrics. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private static final BigDecimal FASTEST = BigDecimal.valueOf(1_000_000);

    private final Expansion expansion;
    private final KeyReader keys;

    ProviderReader(Expansion expansion) {
        this.expansion = expansion;
        this.keys = new KeyReader(expansion);
    }

    /** {@return {@code null} if the name is none} */
    @Nullable
    ProviderPatch read(TreeFields fields, String name) {
        if (!NAME.matcher(name).matches()) {
            fields.wrong(
                    "type", "belongs to a provider whose name is not of letters, digits, dots, dashes and underscores");
            return null;
        }
        TreeFields circuit = fields.object("circuit");
        var patch = new ProviderPatch(
                fields.where(),
                new ProviderId(name),
                type(fields),
                baseUrl(fields),
                keys.read(fields),
                fields.text("api-version"),
                fields.bool("enabled"),
                fields.texts("regions"),
                positive(fields, "connect-timeout"),
                positive(fields, "first-byte-timeout"),
                positive(fields, "idle-timeout"),
                positive(fields, "timeout"),
                fields.integer("max-retries", 0),
                fields.integer("max-connections", 1),
                fields.integer("max-concurrent", 1),
                concurrency(fields),
                fields.integer("rpm", 1),
                fields.integer("tpm", 1),
                circuit == null ? null : circuit.integer("failure-threshold", 1),
                circuit == null ? null : positive(circuit, "open-duration"),
                circuit == null ? null : circuit.integer("half-open-probes", 1),
                fields.bool("discovery"),
                fields.bool("responses"),
                ParamRulesReader.dropped(fields),
                ParamRulesReader.renamed(fields),
                mock(fields));
        if (circuit != null) {
            circuit.refuseUnread();
        }
        fields.refuseUnread();
        return patch;
    }

    private static @Nullable ProviderType type(TreeFields fields) {
        String name = fields.text("type");
        if (name == null) {
            return null;
        }
        Optional<ProviderType> type = ProviderType.byWireName(name);
        if (type.isEmpty()) {
            fields.wrong("type", "must be one of " + ProviderType.names());
        }
        return type.orElse(null);
    }

    private static @Nullable ConcurrencyMode concurrency(TreeFields fields) {
        String name = fields.text("concurrency");
        if (name == null) {
            return null;
        }
        Optional<ConcurrencyMode> mode = ConcurrencyMode.byWireName(name);
        if (mode.isEmpty()) {
            fields.wrong("concurrency", "must be fixed or adaptive");
        }
        return mode.orElse(null);
    }

    private @Nullable URI baseUrl(TreeFields fields) {
        String text = fields.text("base-url");
        String url = text == null ? null : expansion.expand(fields, "base-url", text);
        return url == null ? null : BaseUrls.read(fields, "base-url", url);
    }

    private static ProviderPatch.MockPatch mock(TreeFields fields) {
        BigDecimal pace = fields.decimal("tokens-per-second", BigDecimal.ZERO, FASTEST);
        BigDecimal failures = fields.decimal("failure-rate", BigDecimal.ZERO, BigDecimal.ONE);
        String kind = fields.text("failure-kind");
        Optional<MockBehaviour.FailureKind> failure =
                kind == null ? Optional.empty() : MockBehaviour.FailureKind.byWireName(kind);
        if (kind != null && failure.isEmpty()) {
            fields.wrong("failure-kind", "must be error, timeout, rate-limit, cut or malformed");
        }
        return new ProviderPatch.MockPatch(
                duration(fields, "latency"),
                pace == null ? null : pace.doubleValue(),
                failures == null ? null : failures.doubleValue(),
                failure.orElse(null),
                fields.prose("reply"));
    }

    private static @Nullable Duration positive(TreeFields fields, String name) {
        Duration duration = duration(fields, name);
        if (duration != null && duration.isZero()) {
            fields.wrong(name, "must be more than nothing");
            return null;
        }
        return duration;
    }

    private static @Nullable Duration duration(TreeFields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            return null;
        }
        Duration duration = parsed(text);
        if (duration == null || duration.isNegative()) {
            fields.wrong(name, "must be a duration such as 500ms, 30s or 2m");
            return null;
        }
        return duration;
    }

    private static @Nullable Duration parsed(String text) {
        try {
            return DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
