/**
 * Gemini's {@code generateContent}, towards providers only: nobody's client speaks it to the gateway.
 *
 * <p>The wire is that of https://ai.google.dev/api/generate-content. A model's thoughts come with signatures that have to
 * go back where they were; the vocabulary keeps them as signatures of reasoning, marked as Gemini's own, so that no
 * vendor is ever sent another's.
 */
@NullMarked
package io.modelgateway.dialect.gemini;

import org.jspecify.annotations.NullMarked;
