package io.modelgateway.provider.health;

import io.modelgateway.circuit.ProviderHealth;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.Discovery;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelSource;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.Registry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Draws the conclusions from a provider's answer to the question for its models. Thread-safe. */
@Singleton
final class HealthCheck {

    private static final Logger LOG = Logger.getLogger(HealthCheck.class);

    /** Models that exist because somebody assumed or saw them; configured ones exist because somebody said so. */
    private static final Set<ModelSource> ASSUMED = EnumSet.of(ModelSource.BUILT_IN, ModelSource.DISCOVERY);

    private static final Set<ErrorCode> DOWN =
            EnumSet.of(ErrorCode.PROVIDER_UNAVAILABLE, ErrorCode.PROVIDER_TIMEOUT, ErrorCode.PROVIDER_ERROR);

    /** The tag that Ollama adds where a name has none. */
    private static final String DEFAULT_TAG = ":latest";

    private final Registry registry;
    private final Discovery discovery;
    private final ProviderHealth health;

    @Inject
    HealthCheck(Registry registry, Discovery discovery, ProviderHealth health) {
        this.registry = registry;
        this.discovery = discovery;
        this.health = health;
    }

    void answered(UpstreamClient client, List<ListedModel> models) {
        ProviderDefinition provider = client.definition();
        up(provider.id());
        if (provider.discovery()) {
            discovery.discovered(provider.id(), models);
            health.absent(provider.id(), absent(provider.id(), models));
        }
    }

    /** A provider that answers in its own way, with a refusal or with something else than a list, is there all the same. */
    void failed(UpstreamClient client, Throwable failure) {
        ProviderId provider = client.definition().id();
        if (failure instanceof GatewayException known && !DOWN.contains(known.code())) {
            up(provider);
            return;
        }
        if (health.condition(provider) != ProviderHealth.Condition.DOWN) {
            LOG.warnf("provider %s does not answer: %s", provider, failure.getMessage());
        }
        health.checkFailed(provider);
    }

    private void up(ProviderId provider) {
        if (health.condition(provider) != ProviderHealth.Condition.UP) {
            LOG.infof("provider %s answers", provider);
        }
        health.answered(provider);
    }

    private Set<ModelId> absent(ProviderId provider, List<ListedModel> models) {
        Set<String> listed =
                models.stream().map(model -> untagged(model.upstreamId())).collect(Collectors.toSet());
        return registry.catalog().models().stream()
                .filter(model -> model.provider().equals(provider) && ASSUMED.contains(model.source()))
                .filter(model -> !listed.contains(untagged(model.upstreamId())))
                .map(ModelDefinition::id)
                .collect(Collectors.toSet());
    }

    private static String untagged(String name) {
        return name.endsWith(DEFAULT_TAG) ? name.substring(0, name.length() - DEFAULT_TAG.length()) : name;
    }
}
