package io.modelgateway.model;

import io.modelgateway.error.GatewayException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A request nobody traces. */
enum Untraced implements Trace, Trace.Call {
    TRACE;

    @Override
    public Optional<String> id() {
        return Optional.empty();
    }

    @Override
    public void asked(GatewayRequest request) {}

    @Override
    public void event(String name, Map<String, String> facts) {}

    @Override
    public Call call(ModelId model, ProviderId provider, URI address) {
        return this;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public GatewayResponse answered(GatewayResponse response) {
        return response;
    }

    @Override
    public void failed(GatewayException failure) {}

    @Override
    public void cancelled() {}
}
