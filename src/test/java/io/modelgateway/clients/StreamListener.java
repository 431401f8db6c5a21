package io.modelgateway.clients;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Takes one of LangChain4j's streams. */
final class StreamListener implements StreamingChatResponseHandler {

    private static final long PATIENCE_SECONDS = 10;

    private final List<String> pieces = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
    private final CompletableFuture<StreamingHandle> begun = new CompletableFuture<>();

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        pieces.add(piece.text());
        begun.complete(context.streamingHandle());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        answer.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        answer.completeExceptionally(error);
        begun.completeExceptionally(error);
    }

    List<String> pieces() {
        return pieces;
    }

    ChatResponse answer() {
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    void cancelAfterFirstPiece() {
        begun.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().cancel();
    }
}
