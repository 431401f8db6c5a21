/** Cutting a byte stream into the units of a wire: server-sent events, and lines of NDJSON. */
@NullMarked
package io.modelgateway.dialect.stream;

import org.jspecify.annotations.NullMarked;
