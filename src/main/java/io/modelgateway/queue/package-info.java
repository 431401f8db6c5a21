/**
 * Slots of providers and the lines in front of them: who may call now, who waits and in which order, who is turned away.
 * {@link io.modelgateway.queue.SlotQueue} decides and is pure; {@code SlotDesk} brings it to the
 * event loop.
 */
@NullMarked
package io.modelgateway.queue;

import org.jspecify.annotations.NullMarked;
