/** Asking providers whether they are there, where traffic does not tell: never an inference, never while calls flow. */
@NullMarked
package io.modelgateway.provider.health;

import org.jspecify.annotations.NullMarked;
