/**
 * Anthropic's Messages API, version 2023-06-01, as clients and as providers speak it. One mapper per phase, composed in
 * the two codecs.
 */
@NullMarked
package io.modelgateway.dialect.anthropic;

import org.jspecify.annotations.NullMarked;
