/**
 * The edge: reads a request, hands it to the pipeline, writes the answer in the caller's dialect. Everything that knows
 * of sockets, headers and status codes towards clients is here.
 */
@NullMarked
package io.modelgateway.http;

import org.jspecify.annotations.NullMarked;
