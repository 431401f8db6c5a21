package io.modelgateway.dialect;

import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Priority;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.Trail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One conversation of everyday size: a system prompt, 900 bytes of question, an answer of 1 KB or of 100 events. */
public final class Samples {

    public static final int EVENTS = 100;

    private static final String QUESTION = "The quick brown fox jumps over the lazy dog. ".repeat(20);
    private static final String ANSWER = "lorem ipsum dolor sit amet ".repeat(30);
    private static final byte[] OPENAI_ANSWER = bytes("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\","
            + "\"created\":1700000000,\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
            + "\"content\":\"" + ANSWER + "\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":200,\"completion_tokens\":180,\"total_tokens\":380}}");

    private Samples() {}

    /** {@return a request as a client of the dialect sends it} */
    public static byte[] request(Dialect dialect) {
        return bytes(switch (dialect) {
            case OPENAI, OLLAMA -> "{\"model\":\"m\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                    + "{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}],\"stream\":false}";
            case ANTHROPIC -> "{\"model\":\"m\",\"max_tokens\":1024,\"system\":\"Be brief.\","
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}]}";
            case RESPONSES -> "{\"model\":\"m\",\"instructions\":\"Be brief.\",\"input\":\"" + QUESTION + "\"}";
            case NATIVE -> "{\"model\":\"m\",\"system\":\"Be brief.\",\"user\":\"" + QUESTION + "\"}";
            case GEMINI, COMPLETIONS, GENERATE -> throw new IllegalArgumentException("no client codec reads it");
        });
    }

    /** {@return a request that is translated for every provider} */
    public static ChatRequest translated() {
        return new OpenAiClientCodec().decode(request(Dialect.OPENAI)).request().withoutOriginal();
    }

    public static ChatAnswer answer() {
        return new OpenAiProviderCodec().decode(OPENAI_ANSWER);
    }

    /** {@return a streamed answer as it comes from OpenAI, an event in each chunk} */
    public static List<byte[]> openAiStream() {
        var chunks = new ArrayList<byte[]>();
        for (int event = 0; event < EVENTS - 1; event++) {
            chunks.add(openAiEvent("{\"content\":\"lorem ipsum \"}", "null"));
        }
        chunks.add(openAiEvent("{}", "\"stop\""));
        chunks.add(bytes("data: [DONE]\n\n"));
        return chunks;
    }

    /** {@return the frames of that stream} */
    public static List<StreamFrame> frames() {
        StreamDecoder decoder = new OpenAiProviderCodec().streamDecoder();
        var frames = new ArrayList<StreamFrame>();
        openAiStream().forEach(chunk -> decoder.feed(chunk, frames::add));
        decoder.finish(frames::add);
        return frames;
    }

    /** {@return the frames of that stream without the bytes they came as, so that every client gets them translated} */
    public static List<StreamFrame> translatedFrames() {
        return frames().stream()
                .map(frame -> new StreamFrame(frame.events(), null, null))
                .toList();
    }

    public static ReplyContext reply(Dialect dialect) {
        return new ReplyContext(context(dialect), translated(), () -> Duration.ofMillis(250));
    }

    public static RequestContext context(Dialect dialect) {
        return new RequestContext(
                "request",
                dialect,
                Caller.ANONYMOUS,
                RoutingRequirements.NONE,
                Priority.NORMAL,
                new Deadline(Long.MAX_VALUE / 2),
                CacheDirective.DEFAULT,
                Map.of(),
                new Trail());
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] openAiEvent(String delta, String finish) {
        return bytes("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish
                + "}]}\n\n");
    }
}
