/**
 * The answer cache: gives repeated and rephrased questions the answer that was given before. It never makes a request
 * fail: whatever goes wrong in it counts as a miss.
 */
@NullMarked
package io.modelgateway.cache;

import org.jspecify.annotations.NullMarked;
