package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelmChartTest {

    private static Path ci(String scenario) {
        return Chart.DIRECTORY.resolve("ci/" + scenario + "-values.yaml");
    }

    static Stream<Path> scenarios() {
        return Stream.concat(Stream.of(Chart.DIRECTORY.resolve("values.yaml")), Chart.scenarios().stream());
    }

    @Test
    void lintFindsNothingToComplainOf() {
        var result = new Helm(Chart.DIRECTORY).lint().strict().call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @Test
    void thereIsAScenarioForEverythingThatIsOptional() {
        assertThat(Chart.scenarios())
                .extracting(file -> file.getFileName().toString().replace("-values.yaml", ""))
                .contains(
                        "minimal",
                        "production",
                        "catalog",
                        "existing-secret",
                        "ingress",
                        "httproute",
                        "autoscaling",
                        "keda",
                        "redis-secret",
                        "redis-trial",
                        "servicemonitor");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioIsASoundWorkload(Path values) {
        Manifests manifests = Chart.render(values);
        Deployment deployment = manifests.one(Deployment.class);

        WorkloadRules.restricted(deployment.getSpec().getTemplate().getSpec());
        WorkloadRules.probesOnTheManagementPort(deployment);
        WorkloadRules.graceFits(deployment, Chart.configuration(manifests).drainTimeout());
        WorkloadRules.selectorsFindThePods(manifests);
        WorkloadRules.defaultsAreWrittenOut(manifests);
        WorkloadRules.mountsAreSound(deployment);
        assertThat(manifests.all(Secret.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theTestPodIsRestrictedAndLetInAndNoGateway(Path values, @TempDir Path directory) {
        Manifests manifests = Chart.render(values);
        Pod test = Chart.test(values, directory);

        WorkloadRules.restricted(test.getSpec());
        assertThat(manifests
                        .named(
                                NetworkPolicy.class,
                                manifests.one(Deployment.class).getMetadata().getName())
                        .getSpec()
                        .getIngress()
                        .getFirst()
                        .getFrom())
                .extracting(NetworkPolicyPeer::getPodSelector)
                .filteredOn(selector -> selector != null
                        && test.getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(selector.getMatchLabels().entrySet()))
                .isNotEmpty();
        // Or the Service would send it requests.
        Map<String, String> selector =
                manifests.one(Deployment.class).getSpec().getSelector().getMatchLabels();
        assertThat(test.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .isFalse();
        Service service = manifests.named(
                Service.class, manifests.one(Deployment.class).getMetadata().getName());
        String url = "http://" + service.getMetadata().getName() + ":"
                + service.getSpec().getPorts().getFirst().getPort();
        assertThat(test.getSpec().getContainers().getFirst().getCommand().getLast())
                .contains(url + "/v1/chat/completions");
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenariosConfigurationIsTheGatewaysOwn(Path values) {
        Chart.configuration(Chart.render(values)).isKnown();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void namesAreUniqueAndShortAndOfTheRelease(Path values) {
        List<HasMetadata> all = Chart.render(values).all();

        assertThat(all)
                .extracting(
                        object -> object.getKind() + "/" + object.getMetadata().getName())
                .doesNotHaveDuplicates();
        assertThat(all).allSatisfy(object -> {
            assertThat(object.getMetadata().getName()).hasSizeLessThanOrEqualTo(63);
            assertThat(object.getMetadata().getLabels()).containsEntry("app.kubernetes.io/instance", "try");
        });
    }

    @Test
    void withoutValuesOnlyTheMockAnswers(@TempDir Path directory) {
        Manifests manifests = Chart.render(Map.of());

        Catalog catalog = Chart.configuration(manifests).start(directory, Map.of());

        assertThat(catalog.providers()).extracting(ProviderDefinition::id).containsExactly(new ProviderId("mock"));
        assertThat(manifests.all())
                .extracting(HasMetadata::getKind)
                .containsExactlyInAnyOrder(
                        "NetworkPolicy",
                        "PodDisruptionBudget",
                        "ServiceAccount",
                        "ConfigMap",
                        "ConfigMap",
                        "Service",
                        "Service",
                        "Deployment");
        assertThat(manifests.one(Deployment.class).getSpec().getReplicas()).isEqualTo(1);
        assertThat(WorkloadRules.gateway(manifests.one(Deployment.class)).getEnv())
                .isEmpty();
    }

    @Test
    void theCatalogueArrivesAsItWasWritten(@TempDir Path directory) {
        Manifests manifests = Chart.render(ci("catalog"));

        Catalog catalog = Chart.configuration(manifests).start(directory, Map.of("VLLM_API_KEY", "sk-test"));

        ModelDefinition large = catalog.resolve("gpt-4o").getFirst();
        assertThat(large.upstreamId()).isEqualTo("meta-llama/Llama-3.3-70B-Instruct");
        assertThat(large.contextWindow()).isEqualTo(1_000_000);
        assertThat(large.prices().getFirst().output().toUsd()).isEqualByComparingTo("0.79");
        assertThat(catalog.resolve("fast").getFirst().weight()).isEqualTo(3);
        ProviderDefinition vllm = catalog.provider(new ProviderId("vllm")).orElseThrow();
        assertThat(vllm.baseUrl()).hasToString("http://vllm.models.svc.cluster.local:8000/v1");
        assertThat(vllm.timeouts().total()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void anOllamaIsUsedAndReachableOnceItsUrlIsSaid(@TempDir Path directory) {
        Manifests manifests = Chart.render(ci("production"));

        Catalog catalog = Chart.configuration(manifests).start(directory, Map.of());

        assertThat(catalog.provider(new ProviderId("ollama")).orElseThrow().baseUrl())
                .hasToString("http://ollama.ollama.svc.cluster.local:11434");
        assertThat(portsForEverywhere(manifests)).containsExactly(11434);
    }

    private static Set<Integer> portsForEverywhere(Manifests manifests) {
        return manifests.one(NetworkPolicy.class).getSpec().getEgress().stream()
                .filter(rule -> rule.getTo().isEmpty())
                .map(NetworkPolicyEgressRule::getPorts)
                .flatMap(List::stream)
                .map(port -> port.getPort().getIntVal())
                .collect(Collectors.toSet());
    }

    @Test
    void portsOfUrlsWithoutAPortAreThoseOfTheirScheme() {
        Manifests manifests = Chart.render(Map.of(
                "providers.ollama.url", "http://ollama",
                "providers.openai.baseUrl", "https://llm.internal/v1",
                "providers.anthropic.baseUrl", "http://[fd00::1]:7000"));

        assertThat(portsForEverywhere(manifests)).containsExactlyInAnyOrder(80, 443, 7000);
    }

    @Test
    void nobodyIsLetInWhoIsNotListed() {
        NetworkPolicy policy = Chart.render(
                        Map.of("networkPolicy.apiFrom", "null", "networkPolicy.managementFrom", "null"))
                .one(NetworkPolicy.class);

        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        // Only the test's own pod; an empty list of peers would be everybody.
        assertThat(policy.getSpec().getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom())
                        .singleElement()
                        .satisfies(peer -> assertThat(peer.getPodSelector().getMatchLabels())
                                .containsEntry("app.kubernetes.io/component", "test")));
    }

    @Test
    void aChangeOfPropertiesRollsThePodsAndAChangeOfTheCatalogueDoesNot() {
        String before = checksum(Map.of());

        assertThat(checksum(Map.of("config.gateway\\.routing\\.max-attempts", 5)))
                .isNotEqualTo(before);
        assertThat(checksum(Map.of("catalog.aliases.fast", "mock"))).isEqualTo(before);
    }

    private static String checksum(Map<String, Object> values) {
        return Chart.render(values)
                .one(Deployment.class)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get("checksum/config");
    }

    @Test
    void keysComeFromTheSecretThatIsNamed() {
        Manifests manifests = Chart.render(ci("existing-secret"));

        assertThat(WorkloadRules.gateway(manifests.one(Deployment.class)).getEnv())
                .allSatisfy(variable -> {
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo("llm-keys");
                    assertThat(variable.getValueFrom().getSecretKeyRef().getOptional())
                            .isTrue();
                })
                .extracting(
                        EnvVar::getName,
                        variable -> variable.getValueFrom().getSecretKeyRef().getKey())
                .containsExactly(tuple("OPENAI_API_KEY", "openai"), tuple("ANTHROPIC_API_KEY", "anthropic"));
        assertThat(manifests.all(ServiceAccount.class)).isEmpty();
        assertThat(manifests.all(ConfigMap.class)).hasSize(1);
        assertThat(manifests
                        .one(Deployment.class)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getVolumes())
                .filteredOn(volume -> volume.getName().equals("catalog"))
                .singleElement()
                .satisfies(volume -> assertThat(volume.getConfigMap().getName()).isEqualTo("llm-catalog"));
    }

    @Test
    void theAutoscalerOwnsTheReplicas() {
        Manifests manifests = Chart.render(ci("autoscaling"));

        assertThat(manifests.one(Deployment.class).getSpec().getReplicas()).isNull();
        HorizontalPodAutoscaler autoscaler = manifests.one(HorizontalPodAutoscaler.class);
        assertThat(autoscaler.getSpec().getScaleTargetRef().getName())
                .isEqualTo(manifests.one(Deployment.class).getMetadata().getName());
        assertThat(autoscaler.getSpec().getMetrics())
                .satisfiesExactly(
                        metric -> assertThat(metric.getResource().getTarget().getAverageValue())
                                .hasToString("750m"),
                        metric -> {
                            assertThat(metric.getPods().getMetric().getName()).isEqualTo("gateway_requests_active");
                            assertThat(metric.getPods().getTarget().getAverageValue())
                                    .hasToString("40");
                        });
        assertThat(manifests
                        .one(PodDisruptionBudget.class)
                        .getSpec()
                        .getMaxUnavailable()
                        .getStrVal())
                .isEqualTo("25%");
    }

    @Test
    void whatIsPublishedIsTheApiAndNothingElse() {
        Ingress ingress = Chart.render(ci("ingress")).one(Ingress.class);
        HTTPRoute route = Chart.render(ci("httproute")).one(HTTPRoute.class);

        assertThat(ingress.getSpec().getRules().getFirst().getHttp().getPaths())
                .singleElement()
                .satisfies(path -> {
                    assertThat(path.getPath()).isEqualTo("/v1");
                    assertThat(path.getBackend().getService().getName()).isEqualTo("try-model-gateway");
                    assertThat(path.getBackend().getService().getPort().getName())
                            .isEqualTo("http");
                });
        assertThat(route.getSpec().getRules().getFirst().getMatches())
                .singleElement()
                .satisfies(match -> assertThat(match.getPath().getValue()).isEqualTo("/v1"));
        assertThat(route.getSpec().getRules().getFirst().getBackendRefs())
                .singleElement()
                .satisfies(backend -> {
                    assertThat(backend.getName()).isEqualTo("try-model-gateway");
                    assertThat(backend.getPort()).isEqualTo(8080);
                });
    }

    @Test
    void theMonitorFindsTheServiceOfTheManagementPort() {
        Manifests manifests = Chart.render(ci("servicemonitor"));
        ServiceMonitor monitor = manifests.one(ServiceMonitor.class);

        Service service = manifests.named(Service.class, "llm-management");
        assertThat(service.getMetadata().getLabels())
                .containsAllEntriesOf(monitor.getSpec().getSelector().getMatchLabels());
        assertThat(manifests.named(Service.class, "llm").getMetadata().getLabels())
                .doesNotContainKey("app.kubernetes.io/component");
        assertThat(monitor.getSpec().getEndpoints())
                .singleElement()
                .satisfies(endpoint -> assertThat(endpoint.getPort())
                        .isEqualTo(service.getSpec().getPorts().getFirst().getName()));
        assertThat(monitor.getMetadata().getLabels()).containsEntry("release", "kube-prometheus-stack");
    }

    @Test
    void theChartInstallsTheVersionThatIsBuilt() {
        JsonNode chart =
                Manifests.documents(Chart.DIRECTORY.resolve("Chart.yaml")).getFirst();
        String built = Manifests.text(Path.of("pom.xml")).replaceFirst("(?s).*?<version>([^<]+)</version>.*", "$1");

        assertThat(chart.path("appVersion").asText()).isEqualTo(built);
        assertThat(WorkloadRules.gateway(Chart.render(Map.of()).one(Deployment.class))
                        .getImage())
                .isEqualTo("model-gateway:" + built);
    }

    @Test
    void aClusterWithoutASleepInPreStopIsRefused() {
        assertThatThrownBy(() -> Chart.template().withKubeVersion("1.29.9").call())
                .hasMessageContaining("requires kubeVersion");
    }

    @Test
    void aLongNameOfAReleaseLeavesRoomForSuffixes() {
        String yaml = Chart.template().withName("r".repeat(53)).call();

        assertThat(Manifests.parse(yaml).all())
                .allSatisfy(object -> assertThat(object.getMetadata().getName()).hasSizeLessThanOrEqualTo(63));
    }

    @Test
    void aRedisForTrialsIsRestrictedReachedByTheGatewayAndNobodyElse() {
        Manifests manifests = Chart.render(ci("redis-trial"));
        StatefulSet redis = manifests.one(StatefulSet.class);
        Map<String, String> labels = redis.getSpec().getTemplate().getMetadata().getLabels();
        Deployment gateway = manifests.one(Deployment.class);

        WorkloadRules.restricted(redis.getSpec().getTemplate().getSpec());
        assertThat(redis.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
        Service service = manifests.named(Service.class, "try-model-gateway-redis");
        assertThat(service.getSpec().getSelector()).isEqualTo(labels);
        // Nor does anything of the gateway's find it.
        assertThat(labels.entrySet())
                .doesNotContainAnyElementsOf(Map.of(
                                "app.kubernetes.io/name",
                                gateway.getSpec().getSelector().getMatchLabels().get("app.kubernetes.io/name"))
                        .entrySet());
        assertThat(WorkloadRules.gateway(gateway).getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .containsExactly(tuple("REDIS_URL", "redis://try-model-gateway-redis:6379"));
        assertThat(manifests
                        .named(NetworkPolicy.class, "try-model-gateway-redis")
                        .getSpec()
                        .getIngress())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom())
                        .singleElement()
                        .satisfies(peer -> assertThat(peer.getPodSelector().getMatchLabels())
                                .isEqualTo(gateway.getSpec().getSelector().getMatchLabels())));
        assertThat(manifests
                        .named(NetworkPolicy.class, "try-model-gateway")
                        .getSpec()
                        .getEgress())
                .anySatisfy(rule -> assertThat(rule.getTo())
                        .singleElement()
                        .satisfies(peer -> assertThat(peer.getPodSelector().getMatchLabels())
                                .isEqualTo(labels)));
    }

    @Test
    void aRedisOfSomebodyElseIsNamedByASecret() {
        Manifests manifests = Chart.render(ci("redis-secret"));

        assertThat(manifests.all(StatefulSet.class)).isEmpty();
        assertThat(WorkloadRules.gateway(manifests.one(Deployment.class)).getEnv())
                .singleElement()
                .satisfies(variable -> {
                    assertThat(variable.getName()).isEqualTo("REDIS_URL");
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo("shared-redis");
                    assertThat(variable.getValueFrom().getSecretKeyRef().getKey())
                            .isEqualTo("url");
                });
        assertThatThrownBy(() -> Chart.text(Map.of("redis.url", "redis://user:password@host:6379")))
                .hasMessageContaining("redis");
        assertThatThrownBy(() -> Chart.text(Map.of("redis.url", "redis://host", "redis.trial.enabled", true)))
                .hasMessageContaining("instead of redis.url");
    }

    @Test
    void kedaOwnsTheReplicasAndAsksByTheMonitorsLabels() {
        List<JsonNode> objects =
                Manifests.documents(Chart.template().withValuesFile(ci("keda")).call());
        JsonNode scaled = objects.stream()
                .filter(object -> object.path("kind").asText().equals("ScaledObject"))
                .findFirst()
                .orElseThrow();
        JsonNode deployment = objects.stream()
                .filter(object -> object.path("kind").asText().equals("Deployment"))
                .findFirst()
                .orElseThrow();

        assertThat(deployment.at("/spec").has("replicas")).isFalse();
        assertThat(scaled.at("/spec/scaleTargetRef/name").asText())
                .isEqualTo(deployment.at("/metadata/name").asText());
        assertThat(scaled.at("/spec/maxReplicaCount").asInt()).isEqualTo(20);
        assertThat(scaled.at("/spec/triggers/0/metadata/threshold").asText()).isEqualTo("40");
        assertThat(scaled.at("/spec/triggers/0/metadata/query").asText())
                .isEqualTo(
                        "sum(gateway_requests_active{namespace=\"here\", service=\"try-model-gateway-management\"})");
        assertThatThrownBy(() -> Chart.text(Map.of("keda.enabled", true, "autoscaling.enabled", true)))
                .hasMessageContaining("enable one");
    }

    @Test
    void alertsAndDashboardsAreTheFilesThatAreTested() {
        Manifests manifests = Chart.render(ci("servicemonitor"));
        PrometheusRule rule = manifests.one(PrometheusRule.class);

        assertThat(rule.getMetadata().getLabels()).containsEntry("release", "kube-prometheus-stack");
        assertThat(rule.getSpec().getGroups()).hasSameSizeAs(Monitoring.rules().path("groups"));
        ConfigMap dashboards = manifests.named(ConfigMap.class, "llm-dashboards");
        assertThat(dashboards.getMetadata().getLabels()).containsEntry("grafana_dashboard", "1");
        assertThat(dashboards.getData())
                .isEqualTo(Monitoring.dashboards().stream()
                        .collect(Collectors.toMap(Dashboard::fileName, Dashboard::json)));
    }
}
