package io.modelgateway.queue;

/** What becomes of somebody who wants a slot. */
public sealed interface Admission {

    /** A slot was free. The ticket must be {@linkplain SlotQueue#end ended}. */
    record Served(Ticket ticket) implements Admission {}

    /** It waits, and its {@link Waiter} is told. The ticket may be {@linkplain SlotQueue#end ended} to leave the line. */
    record Queued(Ticket ticket) implements Admission {}

    record Refused(Refusal why) implements Admission {}
}
