package io.modelgateway.http;

import io.modelgateway.dialect.ClientDialect;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.observe.Operation;
import io.smallrye.mutiny.Uni;

/** A conversation, or something at its path that the gateway answers itself. */
record ShortcutEndpoint(ChatEndpoint chat, Shortcut shortcut) implements Endpoint<ShortcutEndpoint.Asked> {

    /** Either of the two. */
    sealed interface Asked {

        record OfModel(ChatRequest request) implements Asked {}

        record OfGateway(Shortcut.Answer answer) implements Asked {}
    }

    @Override
    public ClientDialect dialect() {
        return chat.dialect();
    }

    @Override
    public Operation operation() {
        return chat.operation();
    }

    @Override
    public Understood<Asked> read(byte[] body) {
        return shortcut.read(body)
                .map(answer -> new Understood<Asked>(new Asked.OfGateway(answer), RequestHints.NONE))
                .orElseGet(() -> {
                    Understood<ChatRequest> understood = chat.read(body);
                    return new Understood<>(new Asked.OfModel(understood.question()), understood.hints());
                });
    }

    @Override
    public Uni<Reply> answer(Visit visit, Asked asked) {
        return switch (asked) {
            case Asked.OfModel question -> chat.answer(visit, question.request());
            case Asked.OfGateway known ->
                Uni.createFrom()
                        .item(() -> Replies.whole(
                                visit, known.answer().of(visit.context().caller())));
        };
    }
}
