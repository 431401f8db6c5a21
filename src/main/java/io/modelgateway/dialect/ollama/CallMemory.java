package io.modelgateway.dialect.ollama;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives ids to the tool calls of a conversation that has none, and finds them again for the results, which name only
 * the tool. The ids count from {@code call_0} in the order of the conversation, so that the same conversation gets the
 * same ids each time it is sent. Made per request, not thread-safe.
 */
final class CallMemory {

    private final List<Call> unanswered = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int next;

    private record Call(String id, String name) {}

    /** {@return the call's own id, or a new one} */
    String called(String name, @Nullable String id) {
        String known = id == null || id.isEmpty() ? fresh() : id;
        taken.add(known);
        unanswered.add(new Call(known, name));
        return known;
    }

    /** {@return the id of the call that a result belongs to: the oldest unanswered one of that tool, or of any} */
    String answered(@Nullable String name, @Nullable String id) {
        if (id != null && !id.isEmpty()) {
            unanswered.removeIf(call -> call.id().equals(id));
            return id;
        }
        Call call = oldest(candidate -> candidate.name().equals(name))
                .or(() -> oldest(_ -> true))
                .orElseGet(() -> new Call(fresh(), ""));
        unanswered.remove(call);
        return call.id();
    }

    private Optional<Call> oldest(Predicate<Call> wanted) {
        return unanswered.stream().filter(wanted).findFirst();
    }

    private String fresh() {
        String id = "call_" + next++;
        return taken.add(id) ? id : fresh();
    }
}
