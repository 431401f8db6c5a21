/**
 * The gateway's own vocabulary: requests, answers, stream events, ids, usage, exact money, and the context of one
 * request. Every dialect maps to and from it. Pure Java, except that a streamed answer holds a Mutiny {@code Multi}.
 * Records are immutable; {@link io.modelgateway.model.Trail} is the one mutable type.
 */
@NullMarked
package io.modelgateway.model;

import org.jspecify.annotations.NullMarked;
