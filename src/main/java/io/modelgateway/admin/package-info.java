/** Endpoints for operators: what the gateway holds at this moment, and the few things one may change by hand. */
@NullMarked
package io.modelgateway.admin;

import org.jspecify.annotations.NullMarked;
