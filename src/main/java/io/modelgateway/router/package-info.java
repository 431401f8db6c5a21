/** The choice of models for a request: a pure function of catalogue, availability, latency and the request. */
@NullMarked
package io.modelgateway.router;

import org.jspecify.annotations.NullMarked;
