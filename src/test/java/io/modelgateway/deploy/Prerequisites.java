package io.modelgateway.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * What the chart finds in a cluster: a namespace that admits nothing but the restricted profile, the priority class of one
 * scenario, and the custom resources of others. What was there before is used as it is and stays; what was not is of the
 * simplest kind, takes any field, and goes.
 */
final class Prerequisites implements AutoCloseable {

    private final Kubectl cluster;
    private final String namespace;
    private final List<String> made = new ArrayList<>();

    Prerequisites(Kubectl cluster) {
        this.cluster = cluster;
        this.namespace = "model-gateway-" + UUID.randomUUID().toString().substring(0, 8);
    }

    void make() {
        make("namespace/" + namespace, """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                  labels:
                    pod-security.kubernetes.io/enforce: restricted
                """.formatted(namespace));
        make("priorityclass/business-critical", """
                apiVersion: scheduling.k8s.io/v1
                kind: PriorityClass
                metadata:
                  name: business-critical
                value: 1000
                """);
        custom("ServiceMonitor", "servicemonitors", "monitoring.coreos.com", "v1");
        custom("PrometheusRule", "prometheusrules", "monitoring.coreos.com", "v1");
        custom("ScaledObject", "scaledobjects", "keda.sh", "v1alpha1");
        custom("HTTPRoute", "httproutes", "gateway.networking.k8s.io", "v1");
        Awaitility.await("the namespace's account")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !cluster.run("", "get", "-n", namespace, "--ignore-not-found", "-o", "name", "sa/default")
                        .isEmpty());
    }

    String namespace() {
        return namespace;
    }

    private void custom(String kind, String plural, String group, String version) {
        String name = "crd/" + plural + "." + group;
        make(name, """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata:
                  name: %2$s.%3$s
                  annotations:
                    api-approved.kubernetes.io: unapproved, of a test
                spec:
                  group: %3$s
                  scope: Namespaced
                  names: {kind: %1$s, plural: %2$s}
                  versions:
                    - name: %4$s
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
                """.formatted(kind, plural, group, version));
        cluster.run("", "wait", "--for", "condition=established", "--timeout", "60s", name);
    }

    private void make(String name, String object) {
        if (cluster.run("", "get", "--ignore-not-found", "-o", "name", name).isEmpty()) {
            cluster.run(object, "create", "-f", "-");
            made.addFirst(name);
        }
    }

    @Override
    public void close() {
        made.forEach(name -> cluster.run("", "delete", "--timeout", "120s", name));
    }
}
