/** Reads a question: from text to the words that matter, their roles, and the features that change an answer. */
@NullMarked
package io.modelgateway.cache.semantic.reading;

import org.jspecify.annotations.NullMarked;
