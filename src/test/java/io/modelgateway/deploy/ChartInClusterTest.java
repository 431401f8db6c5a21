package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The chart and the overlays, installed into a cluster by Helm and by kubectl. No node is needed: what is looked at is what
 * the API server and the controllers make of them, not whether the pods run.
 */
@EnabledIfSystemProperty(
        named = Kubectl.GIVEN,
        matches = ".+",
        disabledReason = "run .ci/cluster to try the chart in a cluster")
class ChartInClusterTest {

    private static final Path DEFAULTS = Chart.DIRECTORY.resolve("values.yaml");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path directory;

    private static Kubectl cluster;
    private static AgedChart aged;
    private static Prerequisites prerequisites;
    private static HelmRelease release;
    private static String kinds;

    @BeforeAll
    static void prepare() {
        cluster = Kubectl.given();
        aged = new AgedChart(cluster.version());
        prerequisites = new Prerequisites(cluster);
        prerequisites.make();
        release = new HelmRelease(
                aged.chart(directory.resolve("chart")),
                cluster.config(),
                "1." + cluster.version() + ".0",
                prerequisites.namespace(),
                "try");
        kinds = cluster.run("", "api-resources", "--namespaced", "--verbs=list,delete", "-o", "name")
                .lines()
                .filter(kind -> !kind.startsWith("events"))
                .collect(Collectors.joining(","));
    }

    @AfterEach
    void uninstall() {
        release.uninstall();
        Awaitility.await("nothing left")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(inventory()).isEmpty());
    }

    @AfterAll
    static void restore() {
        if (prerequisites != null) {
            prerequisites.close();
        }
    }

    static Stream<Path> scenarios() {
        return Stream.concat(Stream.of(DEFAULTS), Chart.scenarios().stream());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyScenarioIsTakenAsItIsWrittenAndTwiceIsOnce(Path values) {
        release.install(values, Map.of());

        assertThatEverythingIsThere(values);
        assertThatThePodsAreAdmitted("app.kubernetes.io/name=model-gateway");
        if (values.toString().contains("redis-trial")) {
            assertThatThePodsAreAdmitted("app.kubernetes.io/name=model-gateway-redis");
        }
        awaitTheAutoscaler();
        List<JsonNode> once = specifications(release.rendered(values));

        release.upgrade(values, Map.of());

        assertThat(specifications(release.rendered(values))).isEqualTo(once);
    }

    @Test
    void everyScenarioIsAnUpgradeOfTheOneBeforeItAndTheOtherWayRound() {
        var order = new ArrayList<>(scenarios().toList());
        release.install(order.removeFirst(), Map.of());
        var back = new ArrayList<>(order);
        Collections.reverse(back);
        order.addAll(back.subList(1, back.size()));
        order.add(DEFAULTS);

        for (Path values : order) {
            release.upgrade(values, Map.of());
            assertThatEverythingIsThere(values);
        }
        assertThatThePodsAreAdmitted("app.kubernetes.io/name=model-gateway");
    }

    @Test
    void aNewVersionIsAnUpgrade() throws Exception {
        release.install(DEFAULTS, Map.of());
        Path next = aged.chart(directory.resolve("next"));
        Path description = next.resolve("Chart.yaml");
        Files.writeString(
                description, Files.readString(description).replaceAll("(?m)^(version|appVersion): .*$", "$1: 9.9.9"));

        release.of(next).upgrade(DEFAULTS, Map.of());

        assertThat(deployment().at("/metadata/labels/helm.sh~1chart").asText()).isEqualTo("model-gateway-9.9.9");
        assertThat(deployment().at("/spec/template/spec/containers/0/image").asText())
                .endsWith(":9.9.9");
    }

    @Test
    void aPropertyRollsThePodsAndTheCatalogueDoesNot() {
        release.install(DEFAULTS, Map.of());
        assertThatThePodsAreAdmitted("app.kubernetes.io/name=model-gateway");
        JsonNode before = deployment();

        release.upgrade(DEFAULTS, Map.of("catalog.aliases.other", "mock"));

        assertThat(generation()).isEqualTo(before.at("/metadata/generation").asInt());
        assertThat(find("configmap").toString()).contains("other: mock");

        release.upgrade(DEFAULTS, Map.of("config.gateway\\.routing\\.strategy", "cost_optimized"));

        assertThat(deployment().at("/spec/template")).isNotEqualTo(before.at("/spec/template"));
        Awaitility.await("another ReplicaSet")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(find("replicaset")).hasSize(2));
    }

    @Test
    void theAutoscalerFindsTheDeploymentAndTheDisruptionBudgetThePods() {
        release.install(Chart.DIRECTORY.resolve("ci/autoscaling-values.yaml"), Map.of());

        awaitTheAutoscaler();

        Awaitility.await("the budget")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(find("poddisruptionbudget"))
                        .singleElement()
                        .extracting(budget -> budget.at("/status/expectedPods").asInt())
                        .isEqualTo(3));
    }

    /** It has nothing to count by, since nothing runs and nobody measures; but its least number it sees to. */
    private static void awaitTheAutoscaler() {
        for (JsonNode autoscaler : find("horizontalpodautoscaler")) {
            Awaitility.await("the autoscaler")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(deployment().at("/spec/replicas"))
                            .isEqualTo(autoscaler.at("/spec/minReplicas")));
        }
    }

    @Test
    void thePodOfTheTestIsAdmitted() {
        release.install(DEFAULTS, Map.of());

        // Nobody runs it.
        assertThatThrownBy(release::test).hasMessageContaining("timed out");

        cluster.run("", "delete", "pod", "-n", release.namespace(), "try-model-gateway-test", "--wait=false");
    }

    @Test
    void whatTheServerFindsInvalidIsRefusedAndChangesNothing() {
        Map<String, Object> invalid = Map.of("podLabels.team", "not a label");
        assertThatThrownBy(() -> release.install(DEFAULTS, invalid)).hasMessageContaining("not a label");
        release.uninstall();
        release.install(DEFAULTS, Map.of());
        int before = generation();

        assertThatThrownBy(() -> release.upgrade(DEFAULTS, invalid)).hasMessageContaining("not a label");

        assertThat(generation()).isEqualTo(before);
    }

    /** So it was asked of those of the chart, too. */
    @Test
    void aPodThatIsNotRestrictedIsRefused() {
        String pod = """
                apiVersion: v1
                kind: Pod
                metadata: {name: root}
                spec:
                  securityContext: {runAsUser: 0}
                  containers:
                    - {name: root, image: root, securityContext: {privileged: true}}
                """;

        assertThat(cluster.refusal(pod, "create", "-n", release.namespace(), "-f", "-"))
                .contains("forbidden")
                .contains("privileged");
    }

    /** In the namespace of this test instead of their own, which somebody may be using. */
    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void everyOverlayIsTakenAsItIsWrittenAndTwiceIsOnce(String overlay) {
        List<JsonNode> objects = Manifests.documents(aged.manifests(Kustomize.render("k8s/overlays/" + overlay)));
        objects.removeIf(object -> object.path("kind").asText().equals("Namespace"));
        objects.forEach(object -> ((ObjectNode) object.path("metadata")).put("namespace", release.namespace()));
        String input = text(objects);
        try {
            cluster.run(input, "apply", "-f", "-");

            List<JsonNode> kept = get(objects);
            for (int i = 0; i < objects.size(); i++) {
                assertThat(KeptFields.lost(objects.get(i), kept.get(i))).isEmpty();
            }
            assertThatThePodsAreAdmitted("app.kubernetes.io/name=model-gateway");
            assertThat(cluster.run(input, "apply", "-f", "-").lines())
                    .allSatisfy(line -> assertThat(line).endsWith("unchanged"));
        } finally {
            cluster.run(input, "delete", "--ignore-not-found", "-f", "-");
        }
    }

    private static void assertThatEverythingIsThere(Path values) {
        List<JsonNode> told = release.rendered(values);
        List<JsonNode> kept = get(told);
        assertThat(kept).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(KeptFields.lost(told.get(i), kept.get(i))).isEmpty();
        }
        assertThat(cluster.find(release.namespace(), kinds, "app.kubernetes.io/managed-by=Helm").stream()
                        .map(ChartInClusterTest::name)
                        .filter(name -> !name.startsWith("Endpoint"))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(ChartInClusterTest::name).toList());
        assertThat(kept)
                .filteredOn(object -> object.path("kind").asText().equals("Service"))
                .hasSizeGreaterThan(1)
                .allSatisfy(service ->
                        assertThat(service.at("/spec/clusterIP").asText()).isNotEmpty());
    }

    /** As many as are wanted, and as they are written: admission did not have to put anything right. */
    private static void assertThatThePodsAreAdmitted(String selector) {
        JsonNode owner = cluster.find(release.namespace(), "deployment,statefulset", selector)
                .getFirst();
        Awaitility.await("pods")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(cluster.find(release.namespace(), "pod", selector))
                        .extracting(pod -> security(pod.path("spec")))
                        .hasSizeGreaterThanOrEqualTo(owner.at("/spec/replicas").asInt())
                        .containsOnly(security(owner.at("/spec/template/spec"))));
    }

    private static List<JsonNode> security(JsonNode pod) {
        return List.of(pod.path("securityContext"), pod.at("/containers/0/securityContext"));
    }

    private static List<JsonNode> get(List<JsonNode> objects) {
        return cluster.get(release.namespace(), text(objects));
    }

    private static String text(List<JsonNode> objects) {
        return "{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": " + objects + "}";
    }

    /** {@return what there is of the objects, without what the server and the controllers write down} */
    private static List<JsonNode> specifications(List<JsonNode> objects) {
        return get(objects).stream()
                .<JsonNode>map(object -> {
                    var specification = object.<ObjectNode>deepCopy();
                    specification.remove(List.of("status", "secrets"));
                    specification
                            .withObjectProperty("metadata")
                            .remove(List.of("managedFields", "resourceVersion", "annotations"));
                    return specification;
                })
                .toList();
    }

    private static JsonNode deployment() {
        return find("deployment").getFirst();
    }

    private static int generation() {
        return deployment().at("/metadata/generation").asInt();
    }

    private static List<JsonNode> find(String kind) {
        return cluster.find(release.namespace(), kind, "app.kubernetes.io/name=model-gateway");
    }

    private static String name(JsonNode object) {
        return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
    }

    /** {@return all there is in the namespace, but for what every namespace has} */
    private static Set<String> inventory() {
        Set<String> names = cluster.run("", "get", kinds, "-n", release.namespace(), "-o", "name")
                .lines()
                .collect(Collectors.toCollection(TreeSet::new));
        names.removeIf(
                name -> name.matches("serviceaccount/default|secret/default-token-.*|configmap/kube-root-ca.crt"));
        return names;
    }
}
