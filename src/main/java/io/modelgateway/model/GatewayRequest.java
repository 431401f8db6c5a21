package io.modelgateway.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a caller wants from a model, whatever the dialect. */
public sealed interface GatewayRequest permits ChatRequest, EmbeddingsRequest {

    /** {@return the model as the caller named it: an id, {@code provider/id}, an alias, {@code auto} or a variant} */
    String model();

    /** {@return whether the answer shall come in pieces} */
    boolean stream();

    /**
     * {@return names of fields that the caller's dialect knows or may know, but this vocabulary does not; they live on in
     * {@link #original()} and are dropped, and named, towards other dialects}
     */
    Set<String> extras();

    /** {@return the body as it came, if it came over a wire} */
    @Nullable
    WireBody original();

    /** {@return how many bytes came over the wire, 0 if none did} */
    default int wireBytes() {
        WireBody body = original();
        return body == null ? 0 : body.bytes().length;
    }
}
