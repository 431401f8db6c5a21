package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.control.ControlFields;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.WireBody;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * POST /v1/completions, the older way to ask for one text, answered by way of a chat so that every model can:
 *
 * <table>
 *   <caption>What becomes of the fields</caption>
 *   <tr><td>{@code prompt}</td><td>the one message of the user: a string, or an array of one</td></tr>
 *   <tr><td>sampling, {@code n}, {@code stop}, {@code seed}, {@code max_tokens}, {@code stream}, {@code user}</td>
 *       <td>as in a chat</td></tr>
 *   <tr><td>{@code echo}</td><td>by the gateway: the prompt goes before the text</td></tr>
 *   <tr><td>{@code logprobs}</td><td>a chat's, where the provider has them; shown in the older shape</td></tr>
 *   <tr><td>several prompts, token ids</td><td>E4502</td></tr>
 *   <tr><td>{@code suffix}, {@code best_of}</td><td>dropped and named</td></tr>
 *   <tr><td>{@code logit_bias} and what else is unknown</td><td>passed on to a provider of the dialect</td></tr>
 * </table>
 *
 * Of the answer, the text is shown; reasoning and tool calls have no place. Stateless and thread-safe.
 */
public final class CompletionCodec implements ClientCodec {

    private static final String PROMPT = "prompt";

    /** A chat's bound of {@code top_logprobs}. */
    private static final int MOST_LOGPROBS = 20;

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    /** The body is kept as what it is: a provider of the dialect gets of it what a chat has too. */
    @Override
    public DecodedRequest decode(byte[] bytes) {
        JsonFields body = JsonFields.ofBody(bytes);
        var extras = new TreeSet<String>();
        ControlFields control = ControlFields.of(body);
        String model = control.model();
        List<Message> messages = List.of(Message.text(Role.USER, prompt(body)));
        var sampling = SamplingReader.read(body);
        boolean stream = body.bool("stream", false);
        JsonFields options = body.object("stream_options");
        boolean includeUsage = options != null && options.bool("include_usage", false);
        String user = body.text("user");
        body.bool(CompletionBody.ECHO, false);
        if (body.integer(CompletionBody.LOGPROBS, 0, MOST_LOGPROBS) != null) {
            extras.add(CompletionBody.LOGPROBS);
        }
        body.collectUnread(extras);
        return new DecodedRequest(
                new ChatRequest(
                        model,
                        messages,
                        sampling,
                        ToolOptions.NONE,
                        null,
                        null,
                        stream,
                        includeUsage,
                        user,
                        Map.of(),
                        extras,
                        new WireBody(Dialect.COMPLETIONS, control.withoutThem(bytes))),
                control.hints());
    }

    private static String prompt(JsonFields body) {
        JsonNode prompt = body.raw(PROMPT);
        if (prompt == null) {
            throw body.missing(PROMPT);
        }
        if (isTokenIds(prompt)) {
            throw body.invalid(PROMPT, "must be text: token ids mean something to one model only");
        }
        JsonNode text = prompt.isArray() && prompt.size() == 1 ? prompt.get(0) : prompt;
        if (!text.isTextual()) {
            throw body.invalid(PROMPT, "must be a string, or an array of one; send several in requests of their own");
        }
        return text.textValue();
    }

    /** {@return whether it is an array of numbers, or of such arrays} */
    private static boolean isTokenIds(JsonNode prompt) {
        JsonNode first = prompt.path(0);
        return first.isNumber() || first.path(0).isNumber();
    }

    @Override
    public byte[] encode(ChatAnswer answer, ReplyContext context) {
        String id = answer.id().isEmpty() ? context.context().requestId() : answer.id();
        ObjectNode body = envelope(id, answer.model(), answer.createdEpochSeconds());
        String echo = CompletionBody.echo(context.request());
        for (Choice choice : answer.choices()) {
            write(body, choice.index(), echo + text(choice), new OlderLogprobs(echo).translated(choice.logprobs()))
                    .put("finish_reason", FinishReasons.ofText(choice.finishReason()));
        }
        if (UsageWire.known(answer.usage())) {
            body.set("usage", UsageWire.write(answer.usage()));
        }
        return GatewayJson.write(body);
    }

    private static String text(Choice choice) {
        return choice.content().stream()
                .map(part -> switch (part) {
                    case ContentPart.Text said -> said.text();
                    case ContentPart.Refusal refusal -> refusal.text();
                    case ContentPart.Reasoning _,
                            ContentPart.RedactedReasoning _,
                            ContentPart.ToolCall _,
                            ContentPart.ToolResult _,
                            ContentPart.Image _,
                            ContentPart.Opaque _ -> "";
                })
                .collect(Collectors.joining());
    }

    /** {@return a body with its array of choices empty} */
    static ObjectNode envelope(String id, String model, long createdEpochSeconds) {
        ObjectNode body = GatewayJson.object()
                .put("id", id)
                .put("object", "text_completion")
                .put("created", createdEpochSeconds)
                .put("model", model);
        body.putArray("choices");
        return body;
    }

    /** {@return the choice added to the body, not finished} */
    static ObjectNode write(ObjectNode body, int index, String text, @Nullable ObjectNode logprobs) {
        ObjectNode choice =
                body.withArray("choices").addObject().put("text", text).put("index", index);
        choice.set("logprobs", logprobs);
        return choice.putNull("finish_reason");
    }

    @Override
    public StreamEncoder streamEncoder(ReplyContext context) {
        return new CompletionStreamEncoder(context);
    }

    @Override
    public String streamContentType() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return ErrorEncoder.encode(failure, requestId);
    }
}
