package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.FinishReason;
import org.jspecify.annotations.Nullable;

/** How a response ended, which this API tells in two fields: {@code status} and {@code incomplete_details}. */
enum Outcome {
    COMPLETED("completed", null),
    CUT("incomplete", "max_output_tokens"),
    FILTERED("incomplete", "content_filter");

    private final String status;
    private final @Nullable String reason;

    Outcome(String status, @Nullable String reason) {
        this.status = status;
        this.reason = reason;
    }

    static Outcome of(@Nullable FinishReason reason) {
        return switch (reason) {
            case LENGTH -> CUT;
            case CONTENT_FILTER -> FILTERED;
            case STOP, TOOL_CALLS -> COMPLETED;
            case null -> COMPLETED;
        };
    }

    /** {@return why the model stopped, from a whole response} */
    static FinishReason read(JsonNode response, boolean calledTools) {
        if (UpstreamJson.text(response, "status").equals(CUT.status)) {
            String why = UpstreamJson.text(response.path("incomplete_details"), "reason");
            return why.equals(FILTERED.reason) ? FinishReason.CONTENT_FILTER : FinishReason.LENGTH;
        }
        return calledTools ? FinishReason.TOOL_CALLS : FinishReason.STOP;
    }

    String status() {
        return status;
    }

    /** {@return the event that ends a stream so} */
    String event() {
        return "response." + status;
    }

    void write(ObjectNode response) {
        response.put("status", status);
        if (reason != null) {
            response.putObject("incomplete_details").put("reason", reason);
        }
    }
}
