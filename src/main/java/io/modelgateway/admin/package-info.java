/** What operators see and change: inspection, corrections, resets and health checks. */
@NullMarked
package io.modelgateway.admin;

import org.jspecify.annotations.NullMarked;
