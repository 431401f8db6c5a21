package io.modelgateway.tokens;

/**
 * Tokens that a vendor puts around the text of a request.
 *
 * @param message around each message, its role included
 * @param name for a message's name
 * @param request once, to make the model answer
 * @param tool around each tool definition
 * @param anyTool once if there are tools
 * @param toolCall around each tool call or result of the conversation
 */
record Framing(int message, int name, int request, int tool, int anyTool, int toolCall) {

    /**
     * OpenAI Cookbook, "How to count tokens with tiktoken": 3 a message plus its role, 1 a name, 3 to prime the answer;
     * functions open with 7 and the list ends with 12.
     */
    private static final Framing OPENAI = new Framing(4, 1, 3, 7, 12, 4);

    /** Anthropic's "Tool use": 346 tokens of system prompt with tools; the rest from its count_tokens examples. */
    private static final Framing CLAUDE = new Framing(4, 0, 4, 8, 346, 8);

    /** Llama 3's template: two header marks, role, blank line and end of turn; begin of text and the answer's header. */
    private static final Framing LLAMA = new Framing(5, 0, 5, 8, 40, 8);

    static Framing of(TokenizerFamily family) {
        return switch (family) {
            case O200K, CL100K -> OPENAI;
            case CLAUDE -> CLAUDE;
            case OTHER -> LLAMA;
        };
    }
}
