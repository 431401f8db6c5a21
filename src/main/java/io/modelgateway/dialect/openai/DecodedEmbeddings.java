package io.modelgateway.dialect.openai;

import io.modelgateway.model.EmbeddingsRequest;

/** A request for vectors, and the form in which the caller wants them. */
public record DecodedEmbeddings(EmbeddingsRequest request, EmbeddingFormat format) {}
