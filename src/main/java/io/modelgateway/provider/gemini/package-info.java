/** Google's Gemini API, in its own dialect. */
@NullMarked
package io.modelgateway.provider.gemini;

import org.jspecify.annotations.NullMarked;
