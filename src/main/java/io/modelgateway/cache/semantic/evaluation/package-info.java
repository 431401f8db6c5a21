/** Measures the semantic cache on pairs of questions. */
@NullMarked
package io.modelgateway.cache.semantic.evaluation;

import org.jspecify.annotations.NullMarked;
