package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a whole response; one that came from this API goes out as it came. Of several choices the first is sent: the API
 * knows one. Text and refusals that follow each other are one message. One per answer.
 */
final class AnswerEncoder {

    private static final Choice NOTHING = new Choice(0, List.of(), null, null);

    private final String id;
    private final Outcome outcome;
    private final ArrayNode output;
    private @Nullable ObjectNode message;

    private AnswerEncoder(String id, Outcome outcome, ArrayNode output) {
        this.id = id;
        this.outcome = outcome;
        this.output = output;
    }

    static byte[] encode(ChatAnswer answer, ReplyContext context) {
        if (answer.original() != null && answer.original().dialect() == Dialect.RESPONSES) {
            return answer.original().bytes();
        }
        var envelope = new Envelope(context);
        ObjectNode response = envelope.open(answer.id(), answer.model(), answer.createdEpochSeconds());
        Choice choice = answer.choices().isEmpty() ? NOTHING : answer.choices().getFirst();
        Outcome outcome = Outcome.of(choice.finishReason());
        outcome.write(response);
        var encoder = new AnswerEncoder(envelope.id(answer.id()), outcome, (ArrayNode) response.get("output"));
        choice.content().forEach(encoder::add);
        if (ResponsesUsage.known(answer.usage())) {
            response.set("usage", ResponsesUsage.write(answer.usage()));
        }
        return GatewayJson.write(response);
    }

    private void add(ContentPart part) {
        switch (part) {
            case ContentPart.Text text -> message().withArray("content").add(Items.text(text.text()));
            case ContentPart.Refusal refusal -> message().withArray("content").add(Items.refusal(refusal.text()));
            case ContentPart.Reasoning reasoning -> {
                String signature = reasoning.signature();
                String proof = signature == null ? null : Proof.ofSignature(signature);
                item(Items.reasoning(ItemIds.reasoning(id, output.size()), reasoning.text(), proof));
            }
            case ContentPart.RedactedReasoning redacted ->
                item(Items.reasoning(ItemIds.reasoning(id, output.size()), "", Proof.ofRedacted(redacted.data())));
            case ContentPart.ToolCall call ->
                item(Items.call(
                        ItemIds.call(id, output.size()),
                        Items.COMPLETED,
                        call.id(),
                        call.name(),
                        call.arguments().text()));
            case ContentPart.Opaque opaque -> {
                if (opaque.dialect() == Dialect.RESPONSES) {
                    output.add(GatewayJson.raw(opaque.value()));
                }
            }
            // models do not say these
            case ContentPart.Image _, ContentPart.ToolResult _ -> {}
        }
    }

    private ObjectNode message() {
        if (message == null) {
            message = Items.message(ItemIds.message(id, output.size()), outcome.status());
            output.add(message);
        }
        return message;
    }

    private void item(ObjectNode item) {
        message = null;
        output.add(item);
    }
}
