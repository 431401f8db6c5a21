/** Other people's clients, unchanged but for their base URL, against the packaged gateway. */
@NullMarked
package io.modelgateway.clients;

import org.jspecify.annotations.NullMarked;
