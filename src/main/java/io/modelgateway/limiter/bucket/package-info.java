/**
 * The buckets themselves: their arithmetic, in Java and as a script, and the two places where they are kept. Knows nothing
 * of callers or models.
 */
@NullMarked
package io.modelgateway.limiter.bucket;

import org.jspecify.annotations.NullMarked;
