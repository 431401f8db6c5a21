/** The page at {@code /ui} on the management port, and its way to the API. */
@NullMarked
package io.modelgateway.admin.ui;

import org.jspecify.annotations.NullMarked;
