package io.modelgateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A release of the chart, by Helm itself as a library.
 *
 * @param kubernetes the version that is told to Helm when nothing but rendering is asked of it
 */
record HelmRelease(Path chart, Path kubeconfig, String kubernetes, String namespace, String name) {

    HelmRelease of(Path otherChart) {
        return new HelmRelease(otherChart, kubeconfig, kubernetes, namespace, name);
    }

    /** {@return the objects that are to be there, without those of {@code helm test}} */
    List<JsonNode> rendered(Path values) {
        return Manifests.documents(new Helm(chart)
                .template()
                .withName(name)
                .withNamespace(namespace)
                .withKubeVersion(kubernetes)
                .withValuesFile(values)
                .call());
    }

    /** Throws what Helm or the API server complains of. */
    void install(Path values, Map<String, Object> more) {
        var install = new Helm(chart)
                .install()
                .withName(name)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .withValuesFile(values);
        more.forEach(install::set);
        install.call();
    }

    /** To these values and the chart's own, whatever it was installed with. */
    void upgrade(Path values, Map<String, Object> more) {
        var upgrade = new Helm(chart)
                .upgrade()
                .withName(name)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .resetValues()
                .withValuesFile(values);
        more.forEach(upgrade::set);
        upgrade.call();
    }

    void uninstall() {
        Helm.uninstall(name)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .ignoreNotFound()
                .call();
    }

    /** Makes the pod of {@code helm test} and does not wait long for its end. */
    void test() {
        Helm.test(name)
                .withNamespace(namespace)
                .withKubeConfig(kubeconfig)
                .withTimeout(1)
                .call();
    }
}
