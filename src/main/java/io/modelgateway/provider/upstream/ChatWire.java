package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.model.ChatRequest;

/**
 * One of a vendor's APIs for conversations.
 *
 * @param path below the provider's base URL
 */
public record ChatWire(ProviderCodec codec, String path) {

    /** {@return whether the request came in this very form, so that its bytes go through} */
    boolean passesThrough(ChatRequest chat) {
        return chat.original() != null && chat.original().dialect() == codec.dialect();
    }
}
