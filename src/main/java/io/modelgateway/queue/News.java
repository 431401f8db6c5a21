package io.modelgateway.queue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be told to others once the lock is free. One per operation. */
final class News {

    private @Nullable List<Runnable> items;

    void add(Runnable item) {
        if (items == null) {
            items = new ArrayList<>(2);
        }
        items.add(item);
    }

    void tell() {
        if (items != null) {
            items.forEach(Runnable::run);
        }
    }
}
