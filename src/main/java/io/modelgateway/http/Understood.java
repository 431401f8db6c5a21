package io.modelgateway.http;

import io.modelgateway.dialect.DecodedEmbeddings;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.model.ChatRequest;

/** What a body turned out to say: the question, and what it asks of the gateway itself. */
public record Understood<Q>(Q question, RequestHints hints) {

    /** {@return a conversation} */
    public static Understood<ChatRequest> of(DecodedRequest decoded) {
        return new Understood<>(decoded.request(), decoded.hints());
    }

    /** {@return a request for vectors} */
    public static Understood<DecodedEmbeddings> of(DecodedEmbeddings decoded) {
        return new Understood<>(decoded, decoded.hints());
    }

    /** {@return a question that asks nothing of the gateway itself} */
    public static <Q> Understood<Q> plainly(Q question) {
        return new Understood<>(question, RequestHints.NONE);
    }
}
