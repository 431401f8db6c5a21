/** OpenAI's paths. */
@NullMarked
package io.modelgateway.http.openai;

import org.jspecify.annotations.NullMarked;
