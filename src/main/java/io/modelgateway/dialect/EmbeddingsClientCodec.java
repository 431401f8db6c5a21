package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;

/** Requests for vectors, and their answers, as clients speak them. Stateless and thread-safe. */
public interface EmbeddingsClientCodec extends ClientDialect {

    /**
     * Reads a request.
     *
     * @throws GatewayException E4500, E4501 or E4502 if it is none
     */
    DecodedEmbeddings decode(byte[] body);
}
