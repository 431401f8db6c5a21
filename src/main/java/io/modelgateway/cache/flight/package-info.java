/**
 * Sharing calls: who asks what is being asked already waits for the same answer, and gets of a stream what has gone by.
 * Every caller comes and goes on its own; the call ends when the last has left.
 */
@NullMarked
package io.modelgateway.cache.flight;

import org.jspecify.annotations.NullMarked;
