/** Giving remembered answers again: as a stream or whole, whichever is asked for, at the pace that is asked for. */
@NullMarked
package io.modelgateway.cache.replay;

import org.jspecify.annotations.NullMarked;
