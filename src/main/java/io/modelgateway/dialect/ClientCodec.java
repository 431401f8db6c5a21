package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;

/** Conversations in one dialect, as clients speak it. Stateless and thread-safe. */
public interface ClientCodec extends ClientDialect {

    /**
     * Reads a chat request.
     *
     * @throws GatewayException E4500, E4501 or E4502 if it is not one; E4504 to E4506 for the values they name
     */
    DecodedRequest decode(byte[] body);

    /** {@return the whole answer, ready to be sent} */
    byte[] encode(ChatAnswer answer, ReplyContext context);

    /** {@return an encoder for one stream} */
    StreamEncoder streamEncoder(ReplyContext context);

    /** {@return the {@code Content-Type} of a streamed answer} */
    String streamContentType();
}
