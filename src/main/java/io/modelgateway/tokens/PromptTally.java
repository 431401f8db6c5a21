package io.modelgateway.tokens;

import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.ToolDefinition;

/**
 * One walk over a request: collects its texts and adds up everything that is not text. Looks at no character. Not
 * thread-safe; made per request.
 */
final class PromptTally {

    /** Longer parts of a foreign kind hold base64, of which the models see something else: pages, seconds of sound. */
    private static final int OPAQUE_TEXT_CHARS = 4_096;

    /** A page of a PDF or a second of sound each come to about this many characters of base64 a token. */
    private static final int OPAQUE_CHARS_PER_TOKEN = 40;

    /** Encrypted reasoning: three bytes in four characters, about four bytes a token. */
    private static final int ENCRYPTED_CHARS_PER_TOKEN = 5;

    private final TokenizerFamily family;
    private final ModelId model;
    private final Framing framing;
    private final PromptText text = new PromptText();
    private long extraTokens;

    PromptTally(TokenizerFamily family, ModelId model) {
        this.family = family;
        this.model = model;
        this.framing = Framing.of(family);
    }

    PromptText text() {
        return text;
    }

    /** {@return tokens that are not in {@link #text()}} */
    long extraTokens() {
        return extraTokens;
    }

    void add(GatewayRequest request) {
        switch (request) {
            case ChatRequest chat -> addChat(chat);
            case EmbeddingsRequest embeddings -> addInputs(embeddings);
        }
    }

    private void addInputs(EmbeddingsRequest request) {
        for (EmbeddingInput input : request.inputs()) {
            switch (input) {
                case EmbeddingInput.Text plain -> text.add(plain.text());
                case EmbeddingInput.TokenIds tokens ->
                    extraTokens += tokens.ids().size();
            }
        }
    }

    private void addChat(ChatRequest chat) {
        extraTokens += framing.request();
        for (Message message : chat.messages()) {
            extraTokens += framing.message();
            if (message.name() != null) {
                extraTokens += framing.name();
                text.add(message.name());
            }
            for (ContentPart part : message.content()) {
                addPart(part);
            }
        }
        if (!chat.tools().isEmpty()) {
            extraTokens += framing.anyTool();
            chat.tools().tools().forEach(this::addTool);
        }
        if (chat.responseFormat() instanceof ResponseFormat.JsonSchema schema) {
            text.add(schema.schema().text());
        }
    }

    private void addTool(ToolDefinition tool) {
        extraTokens += framing.tool();
        text.add(tool.name());
        String description = tool.description();
        if (description != null) {
            text.add(description);
        }
        Json parameters = tool.parameters();
        if (parameters != null) {
            text.add(parameters.text());
        }
    }

    private void addPart(ContentPart part) {
        switch (part) {
            case ContentPart.Text plain -> text.add(plain.text());
            case ContentPart.Refusal refusal -> text.add(refusal.text());
            case ContentPart.Reasoning reasoning -> text.add(reasoning.text());
            case ContentPart.RedactedReasoning redacted ->
                extraTokens += redacted.data().length() / ENCRYPTED_CHARS_PER_TOKEN;
            case ContentPart.Image image -> extraTokens += ImageTokens.of(image, family, model);
            case ContentPart.ToolCall call -> {
                extraTokens += framing.toolCall();
                text.add(call.name());
                text.add(call.arguments().text());
            }
            case ContentPart.ToolResult result -> {
                extraTokens += framing.toolCall();
                result.content().forEach(this::addPart);
            }
            case ContentPart.Opaque opaque -> addOpaque(opaque.value().text());
        }
    }

    private void addOpaque(String json) {
        if (json.length() <= OPAQUE_TEXT_CHARS) {
            text.add(json);
        } else {
            extraTokens += json.length() / OPAQUE_CHARS_PER_TOKEN;
        }
    }
}
