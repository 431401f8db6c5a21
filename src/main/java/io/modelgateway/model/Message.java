package io.modelgateway.model;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation.
 *
 * @param name who exactly speaks, where the dialect tells
 */
public record Message(
        Role role, List<ContentPart> content, @Nullable String name) {

    public Message {
        content = List.copyOf(content);
    }

    public static Message text(Role role, String text) {
        return new Message(role, List.of(new ContentPart.Text(text)), null);
    }

    /** {@return the plain text of this turn, its pieces joined, everything else left out} */
    public String joinedText() {
        return content.stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining());
    }
}
