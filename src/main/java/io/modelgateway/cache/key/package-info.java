/** By what an answer is found again: everything that can change it, as one digest. */
@NullMarked
package io.modelgateway.cache.key;

import org.jspecify.annotations.NullMarked;
