package io.modelgateway.http;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.CacheDirective.Mode;
import io.modelgateway.model.ReplayPace;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks of the answer cache: the gateway's own headers, then the body, then HTTP's header. */
@Singleton
final class CacheHeaders {

    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String MAX_AGE = "max-age=";
    private static final int MAX_AGE_DIGITS = 9;
    private static final long MAX_TTL_SECONDS = Duration.ofDays(365).toSeconds();

    /** Names become part of keys and of administration. */
    private static final Pattern NAMESPACE = Pattern.compile("[\\p{Graph} ]{1,128}");

    private final boolean obeysCacheControl;

    CacheHeaders(CacheControlConfig config) {
        this.obeysCacheControl = config.httpCacheControl();
    }

    /** @throws GatewayException E4502 for a value that cannot be */
    CacheDirective read(HeaderReader header, CacheDirective body) {
        List<String> control = obeysCacheControl ? header.list(CACHE_CONTROL) : List.of();
        return new CacheDirective(
                mode(header, body, control),
                header.whole(GatewayHeaders.CACHE_TTL, 1, MAX_TTL_SECONDS)
                        .map(Duration::ofSeconds)
                        .orElse(body.ttl()),
                header.decimal(GatewayHeaders.CACHE_THRESHOLD, BigDecimal.ZERO, BigDecimal.ONE)
                        .map(BigDecimal::doubleValue)
                        .orElse(body.threshold()),
                namespace(header.text(GatewayHeaders.CACHE_NAMESPACE).orElse(body.namespace())),
                body.maxAge() == null ? maxAge(control) : body.maxAge(),
                header.text(GatewayHeaders.CACHE_REPLAY)
                        .map(name -> ReplayPace.byWireName(name).orElseThrow(CacheHeaders::noPace))
                        .orElse(body.replay()));
    }

    private static Mode mode(HeaderReader header, CacheDirective body, List<String> control) {
        return header.word(
                        GatewayHeaders.CACHE, Mode::byWireName, Mode.values(), Mode::wireName, ErrorCode.INVALID_FIELD)
                .orElseGet(() -> body.mode() == Mode.DEFAULT ? mode(control) : body.mode());
    }

    private static Mode mode(List<String> control) {
        if (says(control, "no-store")) {
            return Mode.NO_STORE;
        }
        if (says(control, "no-cache")) {
            return Mode.REFRESH;
        }
        return says(control, "only-if-cached") ? Mode.ONLY : Mode.DEFAULT;
    }

    private static boolean says(List<String> control, String word) {
        return control.stream().anyMatch(word::equalsIgnoreCase);
    }

    /** {@return the age asked for} As HTTP has it, what cannot be read is passed over. */
    private static @Nullable Duration maxAge(List<String> control) {
        for (String directive : control) {
            String lower = directive.toLowerCase(Locale.ROOT);
            String digits = lower.startsWith(MAX_AGE) ? lower.substring(MAX_AGE.length()) : "";
            if (!digits.isEmpty()
                    && digits.length() <= MAX_AGE_DIGITS
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Long.parseLong(digits));
            }
        }
        return null;
    }

    private static @Nullable String namespace(@Nullable String name) {
        if (name != null && !NAMESPACE.matcher(name).matches()) {
            throw GatewayException.of(
                    ErrorCode.INVALID_FIELD,
                    "The cache's namespace must be 1 to 128 visible ASCII characters",
                    new ErrorDetail.Param(GatewayHeaders.CACHE_NAMESPACE));
        }
        return name;
    }

    private static GatewayException noPace() {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD,
                "The header " + GatewayHeaders.CACHE_REPLAY
                        + " must be instant, original, or a number of tokens per second",
                new ErrorDetail.Param(GatewayHeaders.CACHE_REPLAY));
    }
}
