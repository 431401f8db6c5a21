package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every gateway in a cluster must be like, by whichever way it was put there. */
final class WorkloadRules {

    /** Between the end of draining and that of the process. */
    private static final Duration EXIT = Duration.ofSeconds(5);

    private WorkloadRules() {}

    static Container gateway(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }

    /** The restricted Pod Security profile, and more: nothing can be written but /tmp, and no token is there to steal. */
    static void restricted(PodSpec pod) {
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        // Absent is for the platform to choose, which runAsNonRoot then checks.
        assertThat(Optional.ofNullable(pod.getSecurityContext().getRunAsUser())).isNotEqualTo(Optional.of(0L));
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getEnableServiceLinks()).isFalse();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getHostPID()).isNull();
        assertThat(pod.getHostIPC()).isNull();
        assertThat(pod.getVolumes())
                .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
        assertThat(pod.getContainers()).hasSize(1).allSatisfy(container -> {
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getPrivileged()).isNull();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getCapabilities().getAdd())
                    .isEmpty();
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getPorts())
                    .allSatisfy(port -> assertThat(port.getHostPort()).isNull());
        });
    }

    static void probesOnTheManagementPort(Deployment deployment) {
        Container gateway = gateway(deployment);
        assertThat(gateway.getPorts().stream()
                        .collect(Collectors.toMap(port -> port.getName(), port -> port.getContainerPort())))
                .isEqualTo(Map.of("http", 8080, "management", 9000));
        probe(gateway.getStartupProbe(), "/q/health/started");
        probe(gateway.getLivenessProbe(), "/q/health/live");
        probe(gateway.getReadinessProbe(), "/q/health/ready");
    }

    private static void probe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    }

    /** A stop: still serving while load balancers notice, then draining, then exit, all before the kill. */
    static void graceFits(Deployment deployment, Duration drainTimeout) {
        var lifecycle = gateway(deployment).getLifecycle();
        Duration preStop = lifecycle == null
                ? Duration.ZERO
                : Duration.ofSeconds(lifecycle.getPreStop().getSleep().getSeconds());
        Duration grace =
                Duration.ofSeconds(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds());
        assertThat(grace).isGreaterThanOrEqualTo(preStop.plus(drainTimeout).plus(EXIT));
    }

    /** A selector that changes from one version to the next cannot be upgraded; one that finds nothing serves nobody. */
    static void selectorsFindThePods(Manifests manifests) {
        Deployment deployment = manifests.one(Deployment.class);
        PodTemplateSpec template = deployment.getSpec().getTemplate();
        Map<String, String> labels = template.getMetadata().getLabels();
        Map<String, String> selector = deployment.getSpec().getSelector().getMatchLabels();
        assertThat(selector.keySet()).isSubsetOf("app.kubernetes.io/name", "app.kubernetes.io/instance");
        assertThat(labels).containsAllEntriesOf(selector);
        // Those of a Redis for trials are its own.
        assertThat(manifests.all(Service.class))
                .filteredOn(service -> !service.getMetadata().getName().endsWith("-redis"))
                .hasSize(2)
                .allSatisfy(
                        service -> assertThat(service.getSpec().getSelector()).isEqualTo(selector));
        assertThat(template.getSpec().getTopologySpreadConstraints())
                .isNotEmpty()
                .allSatisfy(spread -> assertThat(labels)
                        .containsAllEntriesOf(spread.getLabelSelector().getMatchLabels()));
    }

    /**
     * Fields that a server would fill in where a patch is of the whole list or of fields that belong together: left out,
     * every {@code kubectl apply} would patch them anew.
     */
    static void defaultsAreWrittenOut(Manifests manifests) {
        assertThat(manifests.one(Deployment.class).getSpec().getStrategy().getType())
                .isEqualTo("RollingUpdate");
        assertThat(manifests.all(NetworkPolicy.class))
                .isNotEmpty()
                .flatExtracting(policy -> Stream.concat(
                                policy.getSpec().getIngress().stream().flatMap(rule -> rule.getPorts().stream()),
                                policy.getSpec().getEgress().stream().flatMap(rule -> rule.getPorts().stream()))
                        .toList())
                .extracting(NetworkPolicyPort::getProtocol)
                .doesNotContainNull();
    }

    static void mountsAreSound(Deployment deployment) {
        List<VolumeMount> mounts = gateway(deployment).getVolumeMounts();
        Set<String> volumes = deployment.getSpec().getTemplate().getSpec().getVolumes().stream()
                .map(Volume::getName)
                .collect(Collectors.toSet());
        assertThat(mounts).extracting(VolumeMount::getName).containsExactlyInAnyOrderElementsOf(volumes);
        // A subPath would never see a change of the ConfigMap.
        assertThat(mounts).allSatisfy(mount -> assertThat(mount.getSubPath()).isNull());
        assertThat(mounts)
                .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .extracting(VolumeMount::getMountPath)
                .containsExactly("/tmp");
    }
}
