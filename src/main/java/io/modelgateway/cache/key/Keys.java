package io.modelgateway.cache.key;

import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes keys of requests. Equal keys mean that one answer serves both. Pure. */
public final class Keys {

    private static final String PLACEHOLDER = "";

    private Keys() {}

    /** {@return the key of the exact layer} */
    public static CacheKey exact(Material material) {
        GatewayRequest request = material.request();
        return switch (request) {
            case ChatRequest chat -> chat("chat", material, chat).key();
            case EmbeddingsRequest embeddings -> {
                Canonical out = RequestDigest.begin("embeddings", material);
                RequestDigest.embeddings(embeddings, out);
                RequestDigest.extras(embeddings, out);
                yield out.key();
            }
        };
    }

    /** {@return whether fields that the vocabulary does not know are part of the request's key} */
    public static boolean readsExtras(GatewayRequest request) {
        return RequestDigest.hasExtras(request);
    }

    private static Canonical chat(String purpose, Material material, ChatRequest chat) {
        Canonical out = RequestDigest.begin(purpose, material);
        RequestDigest.options(chat, out);
        MessageDigests.add(chat.messages(), out);
        RequestDigest.extras(chat, out);
        return out;
    }

    /**
     * {@return the request as similarity sees it} Nothing unless it ends with the one text of a user. With fields that the
     * vocabulary does not know, which may say anything, there is no similarity either.
     *
     * @param embedder the model that compares, with its version
     */
    public static Optional<Question> question(Material material, String embedder) {
        if (!(material.request() instanceof ChatRequest chat) || RequestDigest.hasExtras(chat)) {
            return Optional.empty();
        }
        Message last = chat.messages().getLast();
        List<String> texts = texts(last);
        if (last.role() != Role.USER || texts.size() != 1 || texts.getFirst().isBlank()) {
            return Optional.empty();
        }
        CacheKey fingerprint = chat("question", material, withoutText(chat, last))
                .text(embedder)
                .key();
        return Optional.of(new Question(fingerprint, texts.getFirst()));
    }

    private static List<String> texts(Message message) {
        return message.content().stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .toList();
    }

    private static ChatRequest withoutText(ChatRequest chat, Message last) {
        var messages = new ArrayList<>(chat.messages());
        List<ContentPart> parts = last.content().stream()
                .map(part -> part instanceof ContentPart.Text ? new ContentPart.Text(PLACEHOLDER) : part)
                .toList();
        messages.set(messages.size() - 1, new Message(last.role(), parts, last.name()));
        return chat.withMessages(messages);
    }
}
