package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;

/** Requests for vectors, and their answers, as providers speak them. Stateless and thread-safe. */
public interface EmbeddingsProviderCodec {

    /**
     * Writes a request for a provider.
     *
     * @param upstreamModel the model as the provider names it
     * @throws GatewayException E4502 for inputs that the dialect does not take
     */
    EncodedRequest encodeRequest(EmbeddingsRequest request, String upstreamModel);

    /**
     * Reads an answer.
     *
     * @throws GatewayException E4205 if it is none
     */
    EmbeddingsAnswer decodeAnswer(byte[] body);
}
