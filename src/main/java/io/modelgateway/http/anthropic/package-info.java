/** Anthropic's API. */
@NullMarked
package io.modelgateway.http.anthropic;

import org.jspecify.annotations.NullMarked;
