package io.modelgateway.registry;

import io.modelgateway.model.ModelKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What administrators changed while the gateway ran. Immutable; kept in memory only, so a restart forgets it.
 *
 * @param registered models that exist because an administrator said so
 * @param statuses of models, whoever said that they exist
 * @param removed models that others name, but that shall not appear
 */
record AdminChanges(Map<ModelKey, ModelPatch> registered, Map<ModelKey, ModelStatus> statuses, Set<ModelKey> removed) {

    static final AdminChanges NONE = new AdminChanges(Map.of(), Map.of(), Set.of());

    AdminChanges {
        registered = Map.copyOf(registered);
        statuses = Map.copyOf(statuses);
        removed = Set.copyOf(removed);
    }

    AdminChanges register(ModelPatch model) {
        var more = new HashMap<>(registered);
        more.put(model.key(), model);
        return new AdminChanges(more, without(statuses, model.key()), without(removed, model.key()));
    }

    AdminChanges status(ModelKey model, ModelStatus status) {
        var more = new HashMap<>(statuses);
        more.put(model, status);
        return new AdminChanges(registered, more, removed);
    }

    /** {@return changes that no longer name the model; whoever else names it is heard again} */
    AdminChanges forget(ModelKey model) {
        return new AdminChanges(without(registered, model), without(statuses, model), removed);
    }

    /** {@return changes by which the model does not appear, whoever names it} */
    AdminChanges hide(ModelKey model) {
        var more = new HashSet<>(removed);
        more.add(model);
        return new AdminChanges(without(registered, model), without(statuses, model), more);
    }

    int size() {
        return registered.size() + statuses.size() + removed.size();
    }

    private static <V> Map<ModelKey, V> without(Map<ModelKey, V> map, ModelKey key) {
        var less = new HashMap<>(map);
        less.remove(key);
        return less;
    }

    private static Set<ModelKey> without(Set<ModelKey> set, ModelKey key) {
        var less = new HashSet<>(set);
        less.remove(key);
        return less;
    }
}
