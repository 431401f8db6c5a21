/** Finding questions that lie close to each other, among those of one fingerprint. */
@NullMarked
package io.modelgateway.cache.index;

import org.jspecify.annotations.NullMarked;
