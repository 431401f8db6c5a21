package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names that stand for other names, at any remove. Immutable. */
final class Aliases {

    private static final String AUTO = "auto";

    private final Map<String, String> targets;

    /** @param targets without cycles, see {@link #check} */
    Aliases(Map<String, String> targets) {
        this.targets = Map.copyOf(targets);
    }

    /** {@return whether the name asks for routing instead of naming a model: {@code auto}, {@code auto:cost}, …} */
    static boolean isReserved(String name) {
        return name.equals(AUTO) || name.startsWith(AUTO + ":");
    }

    /** {@return the name at the end of the chain; the name itself if it is no alias} */
    String resolve(String name) {
        String current = name;
        for (int steps = 0; steps <= targets.size(); steps++) {
            String next = targets.get(current);
            if (next == null) {
                return current;
            }
            current = next;
        }
        throw new IllegalStateException("aliases were not checked for cycles");
    }

    Map<String, String> targets() {
        return targets;
    }

    /** Complains of aliases that lead back to themselves, once for each. */
    static void check(Map<String, String> targets, Map<String, String> where, Problems problems) {
        for (String name : new TreeSet<>(targets.keySet())) {
            Set<String> way = new LinkedHashSet<>();
            String current = name;
            while (current != null && way.add(current)) {
                current = targets.get(current);
            }
            if (name.equals(current)) {
                problems.add(
                        ErrorCode.INVALID_MODEL_CONFIGURATION,
                        where.getOrDefault(name, "") + Problem.quoted(name),
                        "must not lead back to itself: " + String.join(" → ", way) + " → " + name);
            }
        }
    }
}
