/** The health checks of the management port. Liveness has none of its own: a process that answers is alive. */
@NullMarked
package io.modelgateway.admin.health;

import org.jspecify.annotations.NullMarked;
