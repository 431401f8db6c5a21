/**
 * Working with event loops: staying on the one a request lives on, taking long work off it, and handling the bytes that go
 * through it without copying them more often than they must be.
 */
@NullMarked
package io.modelgateway.loop;

import org.jspecify.annotations.NullMarked;
