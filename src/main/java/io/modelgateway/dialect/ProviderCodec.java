package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;

/** One dialect as providers speak it. Stateless and thread-safe. */
public interface ProviderCodec {

    Dialect dialect();

    /**
     * Writes a chat request for a provider. Where {@link ChatRequest#original()} is of this dialect its bytes are kept,
     * with only the model (and what metering needs) changed.
     *
     * @param upstreamModel the model as the provider names it
     */
    EncodedRequest encode(ChatRequest request, String upstreamModel);

    /**
     * Reads a whole answer.
     *
     * @throws GatewayException E4205 if it is none
     */
    ChatAnswer decode(byte[] body);

    /** {@return a decoder for one stream} */
    StreamDecoder streamDecoder();

    /** {@return what the body of an error says, as far as it can be read; never fails} */
    ProviderErrorBody decodeError(byte[] body);
}
