package io.modelgateway.http;

import io.modelgateway.dialect.ClientDialect;
import io.modelgateway.dialect.DecodedEmbeddings;
import io.modelgateway.dialect.EmbeddingsClientCodec;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.observe.Operation;
import io.modelgateway.pipeline.Pipeline;
import io.smallrye.mutiny.Uni;

/** Texts, answered with their vectors. */
record EmbeddingsEndpoint(EmbeddingsClientCodec codec, Pipeline pipeline) implements Endpoint<DecodedEmbeddings> {

    @Override
    public ClientDialect dialect() {
        return codec;
    }

    @Override
    public Operation operation() {
        return Operation.EMBEDDINGS;
    }

    @Override
    public Understood<DecodedEmbeddings> read(byte[] body) {
        return Understood.of(codec.decode(body));
    }

    @Override
    public Uni<Reply> answer(Visit visit, DecodedEmbeddings decoded) {
        return pipeline.answer(visit.context(), decoded.request()).map(response -> dress(visit, decoded, response));
    }

    private static Reply dress(Visit visit, DecodedEmbeddings decoded, GatewayResponse response) {
        return switch (response) {
            case EmbeddingsAnswer answer ->
                Replies.whole(visit, decoded.encoder().apply(answer, visit.elapsed()));
            case ChatAnswer _, StreamedAnswer _ ->
                throw new IllegalStateException("a request for vectors is not answered with words");
        };
    }
}
