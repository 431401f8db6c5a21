package io.modelgateway.provider.mock;

import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The mock's words. A token is a word with the space after it. Without a fixed reply the text is {@code Mock answer to:}
 * and the last user turn, or {@code Mock answer after tool:} and the result where the last turn is a tool's. Where a
 * number of tokens is asked for, the words are repeated or cut to it.
 */
final class MockWords {

    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*?(?=\\s|$)");

    private MockWords() {}

    static List<String> tokens(String text) {
        var tokens = new ArrayList<String>();
        var words = WORD.matcher(text);
        while (words.find()) {
            tokens.add(words.group());
        }
        return tokens;
    }

    static int count(String text) {
        return tokens(text).size();
    }

    /** {@return the text of an answer, before {@code max_tokens} and {@code stop} are looked at} */
    static String text(ChatRequest request, MockPlan plan) {
        String base = plan.reply() == null ? fromPrompt(request) : plan.reply();
        return plan.tokens() == null ? base : stretched(base, plan.tokens());
    }

    private static String fromPrompt(ChatRequest request) {
        Message last = request.messages().getLast();
        if (last.role() == Role.TOOL) {
            return "Mock answer after tool: " + MockTools.resultText(last);
        }
        String asked = "";
        for (Message message : request.messages()) {
            if (message.role() == Role.USER) {
                asked = message.joinedText();
            }
        }
        return "Mock answer to: " + asked;
    }

    private static String stretched(String base, int count) {
        List<String> tokens = tokens(base.isBlank() ? "mock" : base.strip());
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String token = tokens.get(i % tokens.size());
            boolean seam = i > 0 && i % tokens.size() == 0;
            text.append(seam ? " " : "").append(token);
        }
        return text.toString();
    }
}
