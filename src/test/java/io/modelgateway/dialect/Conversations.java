package io.modelgateway.dialect;

import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.Priority;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Role;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.Trail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Requests and conversations for the tests of the dialects. */
public final class Conversations {

    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M8AAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

    private Conversations() {}

    /** {@return a request for that conversation that asks for nothing else} */
    public static ChatRequest request(Message... messages) {
        return request(List.of(messages), SamplingOptions.DEFAULTS, ToolOptions.NONE);
    }

    public static ChatRequest request(List<Message> messages, SamplingOptions sampling, ToolOptions tools) {
        return new ChatRequest("m", messages, sampling, tools, null, null, false, true, null, Map.of(), Set.of(), null);
    }

    public static ReplyContext reply(Dialect dialect, Duration elapsed) {
        var context = new RequestContext(
                "req-1",
                dialect,
                Caller.ANONYMOUS,
                RoutingRequirements.NONE,
                Priority.NORMAL,
                new Deadline(0),
                CacheDirective.DEFAULT,
                Map.of(),
                new Trail());
        return new ReplyContext(context, request(Message.text(Role.USER, "hi")), () -> elapsed);
    }

    /** {@return text with something to see in it, whatever the script} */
    public static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(' ', '\n', '"', '\\', 'ü', '世', '\u2028')
                .ofMinLength(1)
                .ofMaxLength(20)
                .map(text -> text + ".");
    }

    /**
     * {@return conversations that begin with a system prompt or a user and end with a user, with calls and their results
     * between}
     *
     * @param signature of the reasoning
     */
    public static Arbitrary<List<Message>> conversations(@Nullable String signature) {
        Arbitrary<List<Message>> rounds = round(signature)
                .list()
                .ofMaxSize(3)
                .map(all -> all.stream().flatMap(List::stream).toList());
        return Combinators.combine(texts().optional(), rounds, user()).as((system, middle, last) -> {
            var messages = new ArrayList<Message>();
            system.ifPresent(text -> messages.add(Message.text(Role.SYSTEM, text)));
            messages.addAll(middle);
            messages.add(last);
            return renumbered(messages);
        });
    }

    /** {@return what a model may say: reasoning, text, calls, in this order} */
    public static Arbitrary<List<ContentPart>> said(@Nullable String signature) {
        Arbitrary<List<ContentPart>> reasoning = texts().<ContentPart>map(
                        text -> new ContentPart.Reasoning(text, signature))
                .list()
                .ofMaxSize(1);
        return Combinators.combine(reasoning, texts(), calls().list().ofMaxSize(3))
                .as((thought, text, calls) -> {
                    var parts = new ArrayList<>(thought);
                    parts.add(new ContentPart.Text(text));
                    parts.addAll(calls);
                    return parts;
                });
    }

    private static Arbitrary<List<Message>> round(@Nullable String signature) {
        return Combinators.combine(user(), said(signature), texts()).as((question, said, result) -> {
            var messages = new ArrayList<Message>();
            messages.add(question);
            messages.add(new Message(Role.ASSISTANT, said, null));
            for (ContentPart part : said) {
                if (part instanceof ContentPart.ToolCall call) {
                    messages.add(result(call.id(), result));
                }
            }
            return messages;
        });
    }

    private static Message result(String callId, String text) {
        List<ContentPart> content = List.of(new ContentPart.Text(text), image());
        return new Message(Role.TOOL, List.of(new ContentPart.ToolResult(callId, content, false)), null);
    }

    private static Arbitrary<Message> user() {
        return Combinators.combine(texts(), Arbitraries.of(true, false))
                .as((text, picture) -> new Message(
                        Role.USER,
                        picture ? List.of(new ContentPart.Text(text), image()) : List.of(new ContentPart.Text(text)),
                        null));
    }

    private static ContentPart image() {
        return new ContentPart.Image(new ImageSource.Data("image/png", PNG), null);
    }

    private static Arbitrary<ContentPart> calls() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .withChars('_')
                                .ofMinLength(1)
                                .ofMaxLength(8),
                        Arbitraries.of(
                                "{}",
                                "{\"city\":\"Zürich\"}",
                                "{\"n\":1.50,\"deep\":{\"list\":[1,null,true,\"}\"]}}",
                                "{\"big\":12345678901234567890}"))
                .as((name, arguments) -> new ContentPart.ToolCall("id", name, new Json(arguments)));
    }

    /** Ids are unique within a conversation, as the vendors demand. */
    private static List<Message> renumbered(List<Message> messages) {
        var renumbered = new ArrayList<Message>();
        int called = 0;
        int answered = 0;
        for (Message message : messages) {
            var parts = new ArrayList<ContentPart>();
            for (ContentPart part : message.content()) {
                if (part instanceof ContentPart.ToolCall call) {
                    parts.add(new ContentPart.ToolCall("toolu_" + called++, call.name(), call.arguments()));
                } else if (part instanceof ContentPart.ToolResult result) {
                    parts.add(new ContentPart.ToolResult("toolu_" + answered++, result.content(), result.error()));
                } else {
                    parts.add(part);
                }
            }
            renumbered.add(new Message(message.role(), parts, message.name()));
        }
        return renumbered;
    }
}
