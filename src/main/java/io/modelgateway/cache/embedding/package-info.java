/** Vectors of texts, from a model in this process or from an embeddings endpoint. */
@NullMarked
package io.modelgateway.cache.embedding;

import org.jspecify.annotations.NullMarked;
