/** Counting tokens without asking a provider. */
@NullMarked
package io.modelgateway.tokens;

import org.jspecify.annotations.NullMarked;
