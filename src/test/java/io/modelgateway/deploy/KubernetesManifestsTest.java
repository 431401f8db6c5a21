package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ProviderDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesManifestsTest {

    private static final Path ROOT = Path.of("k8s");
    private static final Path BASE = ROOT.resolve("base");

    static List<Path> kustomizations() {
        return files().stream()
                .filter(file -> file.endsWith("kustomization.yaml"))
                .toList();
    }

    /** Objects and strategic-merge patches; what else there is are lists of single operations. */
    static List<Path> objectFiles() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".yaml"))
                .filter(file -> !file.endsWith("kustomization.yaml") && !file.endsWith("catalog.yaml"))
                .filter(file -> Manifests.documents(file).getFirst().isObject())
                .toList();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifests base() {
        return new Manifests(objectFiles().stream()
                .filter(file -> file.startsWith(BASE))
                .flatMap(file -> Manifests.documents(file).stream())
                .map(Manifests::object)
                .toList());
    }

    private static RenderedConfiguration configuration() {
        return RenderedConfiguration.of(
                Manifests.text(BASE.resolve("application.properties")), Manifests.text(BASE.resolve("catalog.yaml")));
    }

    @ParameterizedTest
    @MethodSource("objectFiles")
    void objectsAndPatchesHaveNoUnknownField(Path file) {
        for (JsonNode document : Manifests.documents(file)) {
            ((ObjectNode) document).remove("$patch");
            assertThat(Manifests.object(document).getMetadata().getName()).isNotBlank();
        }
    }

    @Test
    void everyFileIsUsedAndEveryUsedFileIsThere() {
        var used = new TreeSet<Path>(kustomizations());
        for (Path file : kustomizations()) {
            JsonNode kustomization = Manifests.documents(file).getFirst();
            Stream.of(kustomization.path("resources"), kustomization.path("components"))
                    .flatMap(JsonNode::valueStream)
                    .forEach(entry -> used.add(resolve(file, entry.asText())));
            kustomization
                    .path("patches")
                    .forEach(patch -> used.add(resolve(file, patch.path("path").asText())));
            kustomization
                    .path("configMapGenerator")
                    .forEach(map -> map.path("files").forEach(entry -> used.add(resolve(file, entry.asText()))));
        }
        assertThat(used.stream().filter(Files::isRegularFile)).containsExactlyElementsOf(files());
        assertThat(used).allSatisfy(path -> assertThat(path).exists());
    }

    private static Path resolve(Path kustomization, String entry) {
        return kustomization.resolveSibling(entry).normalize();
    }

    @Test
    void theBaseIsASoundWorkload() {
        Manifests base = base();
        Deployment deployment = base.one(Deployment.class);

        // The kustomization puts the labels of the selector onto the template.
        JsonNode labels = Manifests.documents(BASE.resolve("kustomization.yaml"))
                .getFirst()
                .path("labels")
                .get(0);
        assertThat(labels.path("includeTemplates").asBoolean()).isTrue();
        assertThat(labels.path("includeSelectors").asBoolean()).isFalse();
        var pairs = new HashMap<String, String>();
        labels.path("pairs")
                .properties()
                .forEach(pair -> pairs.put(pair.getKey(), pair.getValue().asText()));
        assertThat(deployment.getSpec().getTemplate().getMetadata()).isNull();
        deployment
                .getSpec()
                .getTemplate()
                .setMetadata(new ObjectMetaBuilder().withLabels(pairs).build());

        WorkloadRules.restricted(deployment.getSpec().getTemplate().getSpec());
        WorkloadRules.probesOnTheManagementPort(deployment);
        WorkloadRules.graceFits(deployment, configuration().drainTimeout());
        WorkloadRules.selectorsFindThePods(base);
        WorkloadRules.defaultsAreWrittenOut(base);
        WorkloadRules.mountsAreSound(deployment);
        assertThat(deployment.getSpec().getReplicas()).isNull();
        assertThat(base.one(HorizontalPodAutoscaler.class)
                        .getSpec()
                        .getScaleTargetRef()
                        .getName())
                .isEqualTo(deployment.getMetadata().getName());
        assertThat(base.one(PodDisruptionBudget.class).getSpec().getSelector())
                .isEqualTo(deployment.getSpec().getSelector());
    }

    @Test
    void theConfigurationIsTheGatewaysOwnAndStartsWithTheMockAlone(@TempDir Path directory) {
        configuration().isKnown();

        Catalog catalog = configuration().start(directory, Map.of());

        assertThat(catalog.providers()).extracting(ProviderDefinition::id).containsExactly(new ProviderId("mock"));
        assertThat(configuration().drainTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theComponentForOllamaSwitchesItOn(@TempDir Path directory) {
        Path patch = ROOT.resolve("components/ollama/deployment.yaml");
        Map<String, String> environment =
                WorkloadRules.gateway((Deployment)
                                Manifests.object(Manifests.documents(patch).getFirst()))
                        .getEnv()
                        .stream()
                        .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));

        Catalog catalog = configuration().start(directory, environment);

        assertThat(catalog.provider(new ProviderId("ollama")).orElseThrow().baseUrl())
                .hasToString("http://ollama.ollama.svc.cluster.local:11434");
    }

    @Test
    void keysAreOnlyReferredTo() {
        List<EnvVar> variables =
                WorkloadRules.gateway(base().one(Deployment.class)).getEnv();

        assertThat(variables)
                .extracting(EnvVar::getName)
                .containsExactlyInAnyOrder("OPENAI_API_KEY", "ANTHROPIC_API_KEY");
        assertThat(variables)
                .allSatisfy(variable -> assertThat(
                                variable.getValueFrom().getSecretKeyRef().getOptional())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"development", "production"})
    void kustomizeItselfRendersTheOverlays(String overlay) {
        Manifests rendered = Manifests.parse(Kustomize.render("k8s/overlays/" + overlay));
        Deployment deployment = rendered.one(Deployment.class);

        WorkloadRules.restricted(deployment.getSpec().getTemplate().getSpec());
        WorkloadRules.selectorsFindThePods(rendered);
        WorkloadRules.defaultsAreWrittenOut(rendered);
        WorkloadRules.graceFits(deployment, configuration().drainTimeout());
        NetworkPolicy policy = rendered.one(NetworkPolicy.class);
        assertThat(policy.getSpec().getPodSelector())
                .isEqualTo(deployment.getSpec().getSelector());
        // Peers are somebody else's pods: what is put on everything of ours must not be asked of them.
        assertThat(policy.getSpec().getEgress().stream()
                        .flatMap(rule -> rule.getTo().stream())
                        .map(NetworkPolicyPeer::getPodSelector)
                        .filter(selector -> selector != null)
                        .map(selector -> selector.getMatchLabels()))
                .containsExactly(Map.of("k8s-app", "kube-dns"), Map.of("app.kubernetes.io/name", "ollama"));
        boolean production = overlay.equals("production");
        assertThat(rendered.find(HorizontalPodAutoscaler.class).isPresent()).isEqualTo(production);
        assertThat(rendered.all())
                .extracting(HasMetadata::getKind)
                .satisfies(kinds -> assertThat(kinds.contains("ServiceMonitor")).isEqualTo(production));
    }
}
