package io.modelgateway.model;

import io.modelgateway.error.GatewayException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How a request tells a tracing system what happens to it while it happens; the {@link Trail} is what stays. Names and
 * figures only: no prompt, no completion, no secret. One per request, used on its event loop.
 */
public interface Trace {

    /** Tells nobody, and costs nothing. */
    Trace NONE = Untraced.TRACE;

    /** {@return the trace's id, 32 hexadecimal digits; empty if nobody records it} */
    Optional<String> id();

    /** Tells what was asked: figures, never texts. */
    void asked(GatewayRequest request);

    /**
     * Tells that something happened now, such as a cache hit, a limit's decision or the end of a wait.
     *
     * @param name lower case with dots, such as {@code gateway.cache}
     * @param facts by names like that
     */
    void event(String name, Map<String, String> facts);

    /** Tells that a provider is called now; the call must end in one of its ways. */
    Call call(ModelId model, ProviderId provider, URI address);

    /** One call to a provider. */
    interface Call {

        /** {@return the headers that make the provider part of the trace, names in lower case} */
        Map<String, String> headers();

        /** {@return the answer, watched to its end if it is a stream} */
        GatewayResponse answered(GatewayResponse response);

        void failed(GatewayException failure);

        /** The client left before there was an answer. */
        void cancelled();
    }
}
