package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.registry.ListedModel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What differs between the vendors that speak HTTP: paths, headers, dialect, and the asking for models. Thread-safe. */
public interface VendorApi extends AutoCloseable {

    ProviderCodec codec();

    /** {@return the path of a chat below the base URL, with its query} */
    String chatPath(String upstreamModel, boolean streamed);

    /** {@return how this chat goes to the vendor, which may have several ways} */
    default ChatWire wire(ChatRequest chat, String upstreamModel) {
        return new ChatWire(codec(), chatPath(upstreamModel, chat.stream()));
    }

    /** {@return the chat as the vendor can take it; fails with E4502 where it cannot} */
    default Uni<ChatRequest> prepared(ChatRequest chat) {
        return Uni.createFrom().item(chat);
    }

    /** {@return a chat's body with what the vendor must be told of the call beside it} */
    default byte[] fitted(byte[] body, ChatRequest chat, ProviderCall call) {
        return body;
    }

    VendorHeaders headers();

    /** {@return the vendor's embeddings, or nothing if it has none} */
    Optional<VendorEmbeddings> embeddings(String upstreamModel);

    /** Asks for the list of models through the typed client. */
    Uni<List<ListedModel>> models(TypedExchange exchange);

    @Override
    void close();
}
