package io.modelgateway.model;

import io.smallrye.mutiny.Multi;

/**
 * An answer that has begun and is still coming. The first frame is already there when this exists; to subscribe is to
 * take it over, once; to cancel stops the provider. A failure of the stream is a {@code GatewayException} with E4604.
 */
public record StreamedAnswer(Multi<StreamFrame> frames) implements GatewayResponse {}
