package io.modelgateway.http;

import io.modelgateway.dialect.RequestHints;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.Capability;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Money;
import io.modelgateway.model.Permissions;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import io.modelgateway.model.Ticker;
import io.modelgateway.model.Trail;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes a request's context from its headers and from what its body asked of the gateway; a header goes before. */
@Singleton
final class ContextReader {

    private static final long MAX_MILLIS = Duration.ofDays(1).toMillis();
    private static final BigDecimal MAX_CENTS = BigDecimal.valueOf(100_000_000);
    private static final Set<String> FORWARDED = Set.of("traceparent", "tracestate");
    private static final List<String> FORWARDED_PREFIXES = List.of("x-mock-", "anthropic-", "openai-");

    private final HttpConfig config;
    private final Ticker ticker;

    ContextReader(HttpConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
    }

    /** {@return what is known of a request before anything of it was read} */
    RequestContext arrived(Dialect dialect, Caller caller) {
        return new RequestContext(
                UUID.randomUUID().toString(),
                dialect,
                caller,
                RoutingRequirements.NONE,
                Priority.NORMAL,
                Deadline.after(config.requestTimeout(), ticker),
                CacheDirective.DEFAULT,
                Map.of(),
                new Trail());
    }

    /**
     * Completes the context.
     *
     * @throws io.modelgateway.error.GatewayException E4504, E4105, E4506 or E4502 for a header that cannot be; E4505 for
     *     an agent or regions that the caller's key does not allow
     */
    RequestContext complete(RequestContext arrived, MultiMap headers, RequestHints hints) {
        var header = new HeaderReader(headers);
        Caller caller = caller(arrived.caller(), header, hints);
        return new RequestContext(
                hints.requestId() == null ? arrived.requestId() : hints.requestId(),
                arrived.dialect(),
                caller,
                requirements(header, hints.requirements(), caller.permissions()),
                caller.permissions().capped(priority(header, hints)),
                deadline(arrived, header, hints),
                cache(header, hints.cache()),
                forwarded(headers),
                arrived.trail());
    }

    /** Without a key a request is what it says; with one it may at most repeat what the key says. */
    private static Caller caller(Caller known, HeaderReader header, RequestHints hints) {
        Optional<AgentDid> claimed = header.text(GatewayHeaders.AGENT_DID)
                .map(did -> AgentDid.parse(did, GatewayHeaders.AGENT_DID))
                .or(() -> Optional.ofNullable(hints.agent()));
        if (known.key().isEmpty()) {
            return claimed.map(Caller::unkeyed).orElse(known);
        }
        if (claimed.isPresent() && !claimed.get().equals(known.agent())) {
            throw forbidden("The API key belongs to another agent than " + GatewayHeaders.AGENT_DID + " names");
        }
        return known;
    }

    private static GatewayException forbidden(String sentence) {
        return GatewayException.of(ErrorCode.AUTHORIZATION_FAILED, sentence, new ErrorDetail.HttpStatus(403));
    }

    private static RoutingRequirements requirements(
            HeaderReader header, RoutingRequirements body, Permissions permissions) {
        return new RoutingRequirements(
                header.word(
                                GatewayHeaders.STRATEGY,
                                Strategy::byWireName,
                                Strategy.values(),
                                Strategy::wireName,
                                ErrorCode.INVALID_ROUTING_STRATEGY)
                        .orElse(body.strategy()),
                capabilities(header, body),
                body.minContextLength(),
                body.maxOutputTokens(),
                header.word(
                                GatewayHeaders.QUALITY,
                                QualityDimension::byWireName,
                                QualityDimension.values(),
                                QualityDimension::wireName,
                                ErrorCode.INVALID_FIELD)
                        .orElse(body.quality()),
                providers(header, body),
                allowed(regions(header, body), permissions.regions()),
                header.decimal(GatewayHeaders.MAX_COST_CENTS, BigDecimal.ZERO, MAX_CENTS)
                        .map(Money::ofCents)
                        .orElse(body.maxCost()),
                header.whole(GatewayHeaders.MAX_LATENCY_MS, 1, MAX_MILLIS)
                        .map(Duration::ofMillis)
                        .orElse(body.maxLatency()),
                rules(header, body));
    }

    /** Providers in a header also go before their order in the body. */
    private static CandidateRules rules(HeaderReader header, RoutingRequirements body) {
        return header.list(GatewayHeaders.PROVIDERS).isEmpty()
                ? body.rules()
                : body.rules().unordered();
    }

    private static Set<Capability> capabilities(HeaderReader header, RoutingRequirements body) {
        var all = new HashSet<>(body.capabilities());
        all.addAll(header.words(
                GatewayHeaders.CAPABILITIES,
                Capability::byWireName,
                Capability.values(),
                Capability::wireName,
                ErrorCode.INVALID_CAPABILITY));
        return all;
    }

    private static List<ProviderId> providers(HeaderReader header, RoutingRequirements body) {
        List<String> named = header.list(GatewayHeaders.PROVIDERS);
        return named.isEmpty()
                ? body.providers()
                : named.stream().map(ProviderId::new).toList();
    }

    private static Set<String> regions(HeaderReader header, RoutingRequirements body) {
        List<String> named = header.list(GatewayHeaders.REGIONS);
        return named.isEmpty() ? body.regions() : Set.copyOf(named);
    }

    /** What is asked for within what the key allows; without a word of the request, all of that. */
    private static Set<String> allowed(Set<String> asked, Set<String> regions) {
        if (regions.isEmpty() || asked.isEmpty()) {
            return asked.isEmpty() ? regions : asked;
        }
        Set<String> both = asked.stream()
                .filter(region -> regions.stream().anyMatch(region::equalsIgnoreCase))
                .collect(Collectors.toSet());
        if (both.isEmpty()) {
            throw forbidden("The API key allows none of the regions asked for");
        }
        return both;
    }

    private static Priority priority(HeaderReader header, RequestHints hints) {
        return header.word(
                        GatewayHeaders.PRIORITY,
                        Priority::byWireName,
                        Priority.values(),
                        Priority::wireName,
                        ErrorCode.INVALID_FIELD)
                .orElse(hints.priority() == null ? Priority.NORMAL : hints.priority());
    }

    private Deadline deadline(RequestContext arrived, HeaderReader header, RequestHints hints) {
        Duration asked = header.whole(GatewayHeaders.DEADLINE_MS, 1, MAX_MILLIS)
                .map(Duration::ofMillis)
                .orElse(hints.deadline());
        if (asked == null) {
            return arrived.deadline();
        }
        long arrivedNanos =
                arrived.deadline().atNanos() - config.requestTimeout().toNanos();
        return new Deadline(arrivedNanos + asked.toNanos());
    }

    private static CacheDirective cache(HeaderReader header, CacheDirective body) {
        return new CacheDirective(
                header.word(
                                GatewayHeaders.CACHE,
                                CacheDirective.Mode::byWireName,
                                CacheDirective.Mode.values(),
                                CacheDirective.Mode::wireName,
                                ErrorCode.INVALID_FIELD)
                        .orElse(body.mode()),
                header.whole(GatewayHeaders.CACHE_TTL, 0, Duration.ofDays(365).toSeconds())
                        .map(Duration::ofSeconds)
                        .orElse(body.ttl()),
                header.decimal(GatewayHeaders.CACHE_THRESHOLD, BigDecimal.ZERO, BigDecimal.ONE)
                        .map(BigDecimal::doubleValue)
                        .orElse(body.threshold()),
                header.text(GatewayHeaders.CACHE_NAMESPACE).orElse(body.namespace()));
    }

    /** What the provider may see of the client's headers; never its credentials. */
    private static Map<String, String> forwarded(MultiMap headers) {
        var kept = new HashMap<String, String>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (FORWARDED.contains(lower) || FORWARDED_PREFIXES.stream().anyMatch(lower::startsWith)) {
                kept.putIfAbsent(lower, value);
            }
        });
        return kept;
    }
}
