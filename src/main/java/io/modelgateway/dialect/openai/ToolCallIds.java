package io.modelgateway.dialect.openai;

/**
 * Ids for tool calls of servers that give none. They follow from the answer's own id, so that every reader of the same
 * answer finds the same ones.
 */
final class ToolCallIds {

    private ToolCallIds() {}

    static String made(String answerId, int choice, int toolIndex) {
        return "call_" + (answerId.isEmpty() ? "gateway" : answerId) + "_" + choice + "_" + toolIndex;
    }
}
