package io.modelgateway.cache.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer to be remembered.
 *
 * @param dropped fields of the request that had no place towards the provider
 * @param question the text by which similar questions find it; {@code null} where similarity is off
 */
public record StoredAnswer(
        EntryHead head, Set<String> dropped, @Nullable String question, Content content) {

    public StoredAnswer {
        dropped = Set.copyOf(dropped);
    }

    /** {@return its size in memory, by rough measure} */
    public int size() {
        return content.size();
    }

    /** {@return what may be logged: never the answer} */
    @Override
    public String toString() {
        return "StoredAnswer[" + head + "]";
    }
}
