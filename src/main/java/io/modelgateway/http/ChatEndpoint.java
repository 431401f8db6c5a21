package io.modelgateway.http;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.ClientDialect;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.observe.Operation;
import io.modelgateway.pipeline.Pipeline;
import io.smallrye.mutiny.Uni;

/** A conversation, answered whole or streamed as its body asks. */
record ChatEndpoint(ClientCodec codec, Operation operation, Pipeline pipeline) implements Endpoint<ChatRequest> {

    @Override
    public ClientDialect dialect() {
        return codec;
    }

    @Override
    public Understood<ChatRequest> read(byte[] body) {
        return Understood.of(codec.decode(body));
    }

    @Override
    public Uni<Reply> answer(Visit visit, ChatRequest request) {
        return pipeline.answer(visit.context(), request).map(response -> dress(visit, request, response));
    }

    private Reply dress(Visit visit, ChatRequest request, GatewayResponse response) {
        var context = new ReplyContext(visit.context(), request, visit::elapsed);
        return switch (response) {
            case ChatAnswer answer -> Replies.whole(visit, codec.encode(answer, context));
            case StreamedAnswer stream ->
                Replies.streamed(visit, codec.streamContentType(), codec.streamEncoder(context), stream);
            case EmbeddingsAnswer _ -> throw new IllegalStateException("a chat is not answered with vectors");
        };
    }
}
