package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Message;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ToolChoice;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a request thinks in the vendor's terms. A budget must be at least 1024 and below {@code max_tokens}, which counts
 * it too; thinking excludes a forced tool, and with a budget the turn that asked for the last tool results must begin
 * with signed thinking, which no other vendor's client can have kept. Where these rules leave no way the request goes
 * without thinking, and {@code reasoning} is named as dropped.
 *
 * @param thinking the {@code thinking} field; {@code null} leaves it out
 * @param effort the {@code output_config.effort} field
 * @param maxTokens what to ask for, the budget included
 */
record ThinkingPlan(@Nullable ObjectNode thinking, @Nullable String effort, int maxTokens) {

    private static final Set<String> EFFORTS = Set.of("low", "medium", "high", "xhigh", "max");

    static ThinkingPlan of(ChatRequest request, ClaudeGeneration generation, Set<String> dropped) {
        ReasoningOptions reasoning = request.reasoning();
        Integer wanted = request.sampling().maxOutputTokens();
        if (reasoning == null) {
            return without(wanted, null);
        }
        if (!reasoning.enabled()) {
            return without(wanted, type("disabled"));
        }
        if (forcesTool(request)) {
            dropped.add("reasoning");
            return without(wanted, null);
        }
        if (generation.thinksByEffort()) {
            return new ThinkingPlan(type("adaptive"), effort(reasoning), maxTokens(wanted));
        }
        return budgeted(request, reasoning, wanted, dropped);
    }

    boolean on() {
        return thinking != null && !thinking.path("type").asText().equals("disabled");
    }

    private static ThinkingPlan budgeted(
            ChatRequest request, ReasoningOptions reasoning, @Nullable Integer wanted, Set<String> dropped) {
        Integer asked = reasoning.budgetTokens();
        int budget = Math.max(
                ThinkingBudget.SMALLEST,
                asked != null
                        ? asked
                        : ThinkingBudget.ofEffort(reasoning.effort()).tokens());
        if (wanted != null) {
            // a budget that the table made up leaves a quarter for the answer; one that was asked for, one token
            budget = Math.min(budget, asked == null ? wanted - wanted / 4 : wanted - 1);
        }
        if (budget < ThinkingBudget.SMALLEST || continuesUnsigned(request.messages())) {
            dropped.add("reasoning");
            return without(wanted, null);
        }
        int maxTokens = wanted != null
                ? wanted
                : Math.toIntExact(
                        Math.min(Integer.MAX_VALUE, (long) budget + AnthropicRequestEncoder.DEFAULT_MAX_TOKENS));
        return new ThinkingPlan(type("enabled").put("budget_tokens", budget), null, maxTokens);
    }

    private static ThinkingPlan without(@Nullable Integer wanted, @Nullable ObjectNode thinking) {
        return new ThinkingPlan(thinking, null, maxTokens(wanted));
    }

    private static int maxTokens(@Nullable Integer wanted) {
        return wanted != null ? wanted : AnthropicRequestEncoder.DEFAULT_MAX_TOKENS;
    }

    private static ObjectNode type(String type) {
        return GatewayJson.object().put("type", type);
    }

    private static @Nullable String effort(ReasoningOptions reasoning) {
        String effort = reasoning.effort();
        if (effort == null && reasoning.budgetTokens() != null) {
            effort = ThinkingBudget.effortOf(reasoning.budgetTokens());
        }
        if ("minimal".equals(effort)) {
            return "low";
        }
        return effort != null && EFFORTS.contains(effort) ? effort : null;
    }

    private static boolean forcesTool(ChatRequest request) {
        ToolChoice choice = request.tools().choice();
        return !request.tools().isEmpty()
                && (choice instanceof ToolChoice.Required || choice instanceof ToolChoice.Named);
    }

    private static boolean continuesUnsigned(List<Message> messages) {
        for (Message message : messages.reversed()) {
            switch (message.role()) {
                case SYSTEM, TOOL -> {}
                case USER -> {
                    return false;
                }
                case ASSISTANT -> {
                    return asksForTools(message) && !beginsWithProof(message);
                }
            }
        }
        return false;
    }

    private static boolean asksForTools(Message message) {
        return message.content().stream().anyMatch(ContentPart.ToolCall.class::isInstance);
    }

    private static boolean beginsWithProof(Message message) {
        ContentPart first = message.content().getFirst();
        return first instanceof ContentPart.RedactedReasoning
                || first instanceof ContentPart.Reasoning reasoning && reasoning.signature() != null;
    }
}
