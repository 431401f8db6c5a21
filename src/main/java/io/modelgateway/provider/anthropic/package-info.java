/** Anthropic's Messages API. */
@NullMarked
package io.modelgateway.provider.anthropic;

import org.jspecify.annotations.NullMarked;
