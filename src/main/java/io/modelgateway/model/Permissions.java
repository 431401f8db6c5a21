package io.modelgateway.model;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may use. Empty sets allow everything.
 *
 * @param models ids or {@code provider/id}, with a final {@code *} for everything that begins so
 * @param providers the only ones whose models may be used
 * @param regions only models that promise to stay in these
 * @param priorityCeiling the highest priority; {@code null} for any
 */
public record Permissions(
        Set<String> models,
        Set<ProviderId> providers,
        Set<String> regions,
        @Nullable Priority priorityCeiling) {

    public static final Permissions ALL = new Permissions(Set.of(), Set.of(), Set.of(), null);

    public Permissions {
        models = Set.copyOf(models);
        providers = Set.copyOf(providers);
        regions = Set.copyOf(regions);
    }

    public boolean allowsEveryModel() {
        return models.isEmpty() && providers.isEmpty();
    }

    public boolean allows(ProviderId provider, ModelId model) {
        return (providers.isEmpty() || providers.contains(provider)) && allowsModel(provider, model);
    }

    /** {@return what is not allowed to everybody, one word for each, always in the same order; nothing for {@link #ALL}} */
    public List<String> restrictions() {
        if (allowsEveryModel() && regions.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        models.stream().map(model -> "model:" + model),
                        providers.stream().map(provider -> "provider:" + provider),
                        regions.stream().map(region -> "region:" + region))
                .flatMap(words -> words)
                .sorted()
                .toList();
    }

    /** {@return that priority, or the ceiling where it is higher} */
    public Priority capped(Priority asked) {
        return priorityCeiling != null && asked.compareTo(priorityCeiling) < 0 ? priorityCeiling : asked;
    }

    private boolean allowsModel(ProviderId provider, ModelId model) {
        if (models.isEmpty() || models.contains(model.value())) {
            return true;
        }
        String qualified = provider + "/" + model;
        for (String name : models) {
            if (name.endsWith("*") ? begins(name, model.value()) || begins(name, qualified) : name.equals(qualified)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String pattern, String name) {
        return name.regionMatches(0, pattern, 0, pattern.length() - 1) && name.length() >= pattern.length() - 1;
    }
}
