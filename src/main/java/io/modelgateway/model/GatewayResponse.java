package io.modelgateway.model;

/** What a provider answered: whole, or opened and still coming. */
public sealed interface GatewayResponse permits ChatAnswer, EmbeddingsAnswer, StreamedAnswer {}
