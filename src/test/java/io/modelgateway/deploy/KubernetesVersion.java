package io.modelgateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What one version of Kubernetes knows of its objects, by the validators that are generated from its API description for
 * the official client: no field that is unknown, none that is required and absent, none of another type. Objects of
 * {@link CustomResources} are not its business.
 */
final class KubernetesVersion {

    private static final Path MODELS = Path.of("target/kubernetes");

    private final String name;
    private final ClassLoader models;

    KubernetesVersion(String name) {
        this.name = name;
        try {
            URL jar = MODELS.resolve(name + ".jar").toUri().toURL();
            this.models = new URLClassLoader(new URL[] {jar}, KubernetesVersion.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    /** {@return a sentence for each object that this version refuses} */
    List<String> refusals(List<JsonNode> objects) {
        var refusals = new ArrayList<String>();
        for (JsonNode object : objects) {
            if (!CustomResources.isCustom(object)) {
                refuse(object, object.path("apiVersion").asText(), refusals);
            }
        }
        return refusals;
    }

    private void refuse(JsonNode object, String apiVersion, List<String> refusals) {
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        String type = version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + object.path("kind").asText();
        try {
            models.loadClass("io.kubernetes.client.openapi.models." + type)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException e) {
            refusals.add(type + " " + object.at("/metadata/name").asText() + ": "
                    + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            refusals.add("Kubernetes " + name + " has no " + apiVersion + " " + type + ": " + e);
        }
    }

    @Override
    public String toString() {
        return "Kubernetes " + name;
    }
}
