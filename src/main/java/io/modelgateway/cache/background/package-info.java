/** Work of the cache that is too long for an event loop. */
@NullMarked
package io.modelgateway.cache.background;

import org.jspecify.annotations.NullMarked;
