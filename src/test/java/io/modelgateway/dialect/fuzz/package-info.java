/** Bytes that nobody would send on purpose, for everything that reads bytes of strangers. */
@NullMarked
package io.modelgateway.dialect.fuzz;

import org.jspecify.annotations.NullMarked;
