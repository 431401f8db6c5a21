package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.openai.AnswerParts;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.FinishReason;
import java.util.List;

/**
 * Writes a whole native answer. Beside the contract's fields, {@code refusal}, {@code reasoning_content} and
 * {@code thinking_blocks} are there if the model said such things, in a form that may be sent back in a message.
 */
final class AnswerEncoder {

    private static final Choice NOTHING = new Choice(0, List.of(), null, null);

    private AnswerEncoder() {}

    static byte[] encode(ChatAnswer answer, ReplyFacts facts) {
        Choice choice = answer.choices().isEmpty() ? NOTHING : answer.choices().getFirst();
        ObjectNode body = GatewayJson.object();
        facts.writeHead(body, answer.model());
        body.setAll(said(choice));
        FinishReason reason = choice.finishReason();
        body.put("finish_reason", reason == null ? null : reason.wireName());
        facts.writeTail(body, answer.usage());
        return GatewayJson.write(body);
    }

    private static ObjectNode said(Choice choice) {
        ObjectNode message = GatewayJson.object();
        AnswerParts.write(choice.content(), message);
        message.remove("role");
        if (!message.hasNonNull("refusal")) {
            message.remove("refusal");
        }
        return message;
    }
}
