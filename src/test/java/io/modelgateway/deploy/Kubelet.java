package io.modelgateway.deploy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** What a node makes of a pod: ConfigMaps become files, Secrets become variables. */
final class Kubelet {

    private Kubelet() {}

    /**
     * {@return the variables of the gateway's container; those of env go before those of envFrom, as in Kubernetes}
     *
     * @param secrets by name, the entries of each
     */
    static Map<String, String> environment(Manifests manifests, Map<String, Map<String, String>> secrets) {
        Container container = WorkloadRules.gateway(manifests.one(Deployment.class));
        var environment = new HashMap<String, String>();
        container
                .getEnvFrom()
                .forEach(source ->
                        environment.putAll(secrets.get(source.getSecretRef().getName())));
        container.getEnv().forEach(variable -> {
            if (variable.getValueFrom() == null) {
                environment.put(variable.getName(), variable.getValue());
                return;
            }
            SecretKeySelector wanted = variable.getValueFrom().getSecretKeyRef();
            String value = secrets.getOrDefault(wanted.getName(), Map.of()).get(wanted.getKey());
            if (value != null) {
                environment.put(variable.getName(), value);
            } else if (!Boolean.TRUE.equals(wanted.getOptional())) {
                throw new IllegalStateException("CreateContainerConfigError: " + wanted);
            }
        });
        return environment;
    }

    static String content(Manifests manifests, String entry) {
        return manifests.all(ConfigMap.class).stream()
                .map(map -> map.getData().get(entry))
                .filter(text -> text != null)
                .findFirst()
                .orElseThrow();
    }

    /** Entries are links through ..data, which is swapped for another folder at once. */
    static void mount(Path folder, String entry, String content) throws IOException {
        Files.createDirectories(folder);
        Path version = Files.createTempDirectory(folder, "..");
        Files.writeString(version.resolve(entry), content);
        Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), version.getFileName());
        Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (Files.notExists(folder.resolve(entry))) {
            Files.createSymbolicLink(folder.resolve(entry), Path.of("..data", entry));
        }
    }
}
