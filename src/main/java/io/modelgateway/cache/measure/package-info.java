/** What the cache tells of itself: meters, and the same figures for operators. */
@NullMarked
package io.modelgateway.cache.measure;

import org.jspecify.annotations.NullMarked;
