package io.modelgateway.dialect;

import java.util.Set;

/**
 * A request as it goes to a provider.
 *
 * @param dropped fields of the caller that the provider's dialect has no place for
 */
public record EncodedRequest(byte[] body, Set<String> dropped) {

    public EncodedRequest {
        dropped = Set.copyOf(dropped);
    }

    /** {@return the length and the dropped fields only: bodies hold prompts} */
    @Override
    public String toString() {
        return "EncodedRequest[" + body.length + " bytes, dropped " + dropped + "]";
    }
}
