package io.modelgateway.registry;

import java.util.Map;
import java.util.Set;

/**
 * How the bodies of chats differ at one vendor of a dialect: fields at their top level.
 *
 * @param drop fields that the vendor refuses
 * @param rename fields that the vendor calls otherwise, by the dialect's name
 */
public record ParamRules(Set<String> drop, Map<String, String> rename) {

    public static final ParamRules NONE = new ParamRules(Set.of(), Map.of());

    public ParamRules {
        drop = Set.copyOf(drop);
        rename = Map.copyOf(rename);
    }

    public boolean isEmpty() {
        return drop.isEmpty() && rename.isEmpty();
    }
}
