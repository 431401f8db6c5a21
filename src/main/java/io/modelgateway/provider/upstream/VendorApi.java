package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.registry.ListedModel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** What differs between the vendors that speak HTTP: paths, headers, the typed client, the reading of lists. Thread-safe. */
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

    /** {@return the vendor's own headers, credentials included} {@code forwarded} are the caller's, in lower case. */
    Map<String, String> headers(Map<String, String> forwarded);

    /** Sends a chat through the typed client. */
    Uni<RestResponse<byte[]>> chat(TraceHeaders trace, String upstreamModel, byte[] body);

    /**
     * Writes an embeddings request.
     *
     * @throws GatewayException E4207 if the vendor has no such thing
     */
    EncodedRequest encode(EmbeddingsRequest request, String upstreamModel);

    /** Sends an embeddings request through the typed client. */
    Uni<RestResponse<byte[]>> embed(TraceHeaders trace, String upstreamModel, byte[] body);

    EmbeddingsAnswer decodeEmbeddings(byte[] body);

    /** Asks for the list of models through the typed client. */
    Uni<List<ListedModel>> models(TypedExchange exchange);

    @Override
    void close();
}
