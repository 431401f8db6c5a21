package io.modelgateway.provider.upstream;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts pictures into a conversation that are in it by address, for providers that fetch nothing. Only hosts that
 * configuration names are asked, and never at a private address. Without such hosts nothing is fetched and the
 * conversation stays as it is. Thread-safe.
 */
@Singleton
public final class RemoteImages {

    private static final int MOST_IMAGES = 16;

    private final Set<String> allowedHosts;
    private final long maxBytes;
    private final ImageFetch fetch;

    @Inject
    RemoteImages(ImagesConfig config, Vertx vertx) {
        this(
                Set.copyOf(config.allowedHosts().orElse(List.of())),
                config.maxBytes().asLongValue(),
                new ImageFetch(vertx, config.timeout(), new PublicAddresses()));
    }

    RemoteImages(Set<String> allowedHosts, long maxBytes, ImageFetch fetch) {
        this.allowedHosts = allowedHosts.stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.maxBytes = maxBytes;
        this.fetch = fetch;
    }

    /** {@return the conversation with its pictures; fails with E4502 for one that may not or cannot be fetched} */
    public Uni<ChatRequest> inlined(ChatRequest chat) {
        Set<String> urls = allowedHosts.isEmpty() ? Set.of() : urls(chat);
        if (urls.isEmpty()) {
            return Uni.createFrom().item(chat);
        }
        if (urls.size() > MOST_IMAGES) {
            return Uni.createFrom()
                    .failure(ImageAddress.refused("may stand for at most " + MOST_IMAGES + " remote pictures"));
        }
        return fetched(List.copyOf(urls), 0, maxBytes, new HashMap<>()).map(pictures -> replaced(chat, pictures));
    }

    @PreDestroy
    void close() {
        fetch.close();
    }

    /** One after the other, so that what is left of the bound is known. */
    private Uni<Map<String, ImageSource.Data>> fetched(
            List<String> urls, int next, long bytesLeft, Map<String, ImageSource.Data> fetched) {
        if (next == urls.size()) {
            return Uni.createFrom().item(fetched);
        }
        ImageAddress address;
        try {
            address = ImageAddress.read(urls.get(next), allowedHosts);
        } catch (GatewayException e) {
            return Uni.createFrom().failure(e);
        }
        return fetch.get(address, bytesLeft).chain(picture -> {
            fetched.put(urls.get(next), picture);
            long size = picture.base64().length() / 4L * 3;
            return fetched(urls, next + 1, Math.max(0, bytesLeft - size), fetched);
        });
    }

    private static Set<String> urls(ChatRequest chat) {
        var urls = new LinkedHashSet<String>();
        chat.messages().forEach(message -> collect(message.content(), urls));
        return urls;
    }

    private static void collect(List<ContentPart> parts, Set<String> urls) {
        for (ContentPart part : parts) {
            if (part instanceof ContentPart.Image image && image.source() instanceof ImageSource.Url remote) {
                urls.add(remote.url());
            } else if (part instanceof ContentPart.ToolResult result) {
                collect(result.content(), urls);
            }
        }
    }

    private static ChatRequest replaced(ChatRequest chat, Map<String, ImageSource.Data> pictures) {
        return chat.withMessages(chat.messages().stream()
                .map(message -> new Message(message.role(), parts(message.content(), pictures), message.name()))
                .toList());
    }

    private static List<ContentPart> parts(List<ContentPart> parts, Map<String, ImageSource.Data> pictures) {
        return parts.stream().map(part -> part(part, pictures)).toList();
    }

    private static ContentPart part(ContentPart part, Map<String, ImageSource.Data> pictures) {
        if (part instanceof ContentPart.Image image && image.source() instanceof ImageSource.Url remote) {
            return new ContentPart.Image(pictures.get(remote.url()), image.detail());
        }
        return part instanceof ContentPart.ToolResult result
                ? new ContentPart.ToolResult(result.toolCallId(), parts(result.content(), pictures), result.error())
                : part;
    }
}
