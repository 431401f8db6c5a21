package io.modelgateway.queue;

/**
 * Who is told how a wait has ended: exactly one call, unless the ticket's owner ended it. On the thread of whoever caused
 * it, with no lock held; must not block.
 */
public interface Waiter {

    /** It is its turn: the ticket holds a slot, and must be {@linkplain SlotQueue#end ended}. */
    void called(Ticket ticket);

    /** It waits no more and gets nothing. */
    void sentAway(Refusal why);
}
