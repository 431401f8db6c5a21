package io.modelgateway.redis;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Lets so many commands out at once, others in their turn. A cluster's client takes a connection of every node for each
 * command, one after the other: with more commands than connections, some hold one node's and wait for another's for ever.
 * Thread-safe.
 */
final class Turnstile {

    private final int width;
    private final int longestLine;
    private final Queue<BooleanSupplier> line = new ArrayDeque<>();
    private int outside;

    Turnstile(int width, int longestLine) {
        this.width = width;
        this.longestLine = longestLine;
    }

    /**
     * Runs the command now or in its turn; {@return whether there was room in the line}
     *
     * @param command tells whether it went out; one that did must {@link #leave()}
     */
    boolean enter(BooleanSupplier command) {
        synchronized (this) {
            if (outside >= width) {
                return line.size() < longestLine && line.add(command);
            }
            outside++;
        }
        if (!command.getAsBoolean()) {
            leave();
        }
        return true;
    }

    /** Tells that a command is done; the next one that still wants to goes out. */
    void leave() {
        BooleanSupplier next;
        do {
            synchronized (this) {
                next = line.poll();
                if (next == null) {
                    outside--;
                }
            }
        } while (next != null && !next.getAsBoolean());
    }
}
