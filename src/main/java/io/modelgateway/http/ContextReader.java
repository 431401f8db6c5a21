package io.modelgateway.http;

import io.modelgateway.dialect.RequestHints;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.Capability;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Money;
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
import java.util.Set;
import java.util.UUID;

/** Makes a request's context from its headers and from what its body asked of the gateway; a header goes before. */
@Singleton
final class ContextReader {

    private static final long MAX_MILLIS = Duration.ofDays(1).toMillis();
    private static final BigDecimal MAX_CENTS = BigDecimal.valueOf(100_000_000);
    private static final Set<String> FORWARDED = Set.of("traceparent", "tracestate");
    private static final List<String> FORWARDED_PREFIXES = List.of("x-mock-", "anthropic-", "openai-");

    private final HttpConfig config;
    private final CacheHeaders cache;
    private final Ticker ticker;

    ContextReader(HttpConfig config, CacheHeaders cache, Ticker ticker) {
        this.config = config;
        this.cache = cache;
        this.ticker = ticker;
    }

    /** {@return what is known of a request before anything of it was read} */
    RequestContext arrived(Dialect dialect) {
        return new RequestContext(
                UUID.randomUUID().toString(),
                dialect,
                Caller.ANONYMOUS,
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
     * @throws io.modelgateway.error.GatewayException E4504, E4105, E4506 or E4502 for a header that cannot be
     */
    RequestContext complete(RequestContext arrived, MultiMap headers, RequestHints hints) {
        var header = new HeaderReader(headers);
        return new RequestContext(
                hints.requestId() == null ? arrived.requestId() : hints.requestId(),
                arrived.dialect(),
                Caller.unkeyed(agent(header, hints)),
                requirements(header, hints.requirements()),
                priority(header, hints),
                deadline(arrived, header, hints),
                cache.read(header, hints.cache()),
                forwarded(headers),
                arrived.trail());
    }

    private static AgentDid agent(HeaderReader header, RequestHints hints) {
        return header.text(GatewayHeaders.AGENT_DID)
                .map(did -> AgentDid.parse(did, GatewayHeaders.AGENT_DID))
                .orElse(hints.agent() == null ? AgentDid.ANONYMOUS : hints.agent());
    }

    private static RoutingRequirements requirements(HeaderReader header, RoutingRequirements body) {
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
                regions(header, body),
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
