/**
 * What the gateway tells its operators: the names of metrics and log keys, one spelling each; the two calls per request
 * that turn a finished trail into figures and one access line; redaction; and whether the process is draining.
 */
@NullMarked
package io.modelgateway.observe;

import org.jspecify.annotations.NullMarked;
