package io.modelgateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Allowance;
import io.modelgateway.model.Budget;
import io.modelgateway.model.Budget.Unit;
import io.modelgateway.model.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object, with complaints that name them: E4502. An absent one and a null are the same. */
record KeyFields(ObjectNode node) {

    /** @throws GatewayException E4502 if there is a field of another name */
    void mustBeOf(Set<String> known) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw wrong("'" + name + "' is not known here", name);
            }
        });
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > 256) {
            throw wrong("'" + name + "' must be a string of 1 to 256 characters", name);
        }
        return value.textValue().strip();
    }

    Set<String> texts(String name) {
        JsonNode value = node.get(name);
        var texts = new LinkedHashSet<String>();
        if (value == null || value.isNull()) {
            return texts;
        }
        if (!value.isArray() || value.size() > 1_000) {
            throw wrong("'" + name + "' must be a list of at most 1000 strings", name);
        }
        for (JsonNode item : value) {
            if (!item.isTextual() || item.textValue().isBlank()) {
                throw wrong("'" + name + "' must be a list of strings", name);
            }
            texts.add(item.textValue().strip());
        }
        return texts;
    }

    boolean bool(String name, boolean otherwise) {
        JsonNode value = node.get(name);
        if (value == null || value.isNull()) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrong("'" + name + "' must be true or false", name);
        }
        return value.booleanValue();
    }

    @Nullable
    Instant instant(String name) {
        String text = text(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong("'" + name + "' must be a time such as 2027-01-31T00:00:00Z", name);
        }
    }

    Allowance allowance() {
        try {
            return new Allowance(whole(node, "rpm"), whole(node, "tpm"), whole(node, "concurrent"), budgets());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw wrong("The limits cannot be: " + e.getMessage(), "budget");
        }
    }

    private List<Budget> budgets() {
        var budgets = new ArrayList<Budget>();
        JsonNode value = node.get("budget");
        if (value == null || value.isNull()) {
            return budgets;
        }
        if (!(value instanceof ObjectNode object)) {
            throw wrong("'budget' must be an object", "budget");
        }
        object.fieldNames().forEachRemaining(name -> {
            if (!BudgetNames.ALL.containsKey(name)) {
                throw wrong("'budget' takes " + String.join(", ", BudgetNames.ALL.keySet()), "budget." + name);
            }
        });
        BudgetNames.ALL.forEach((name, kind) -> amount(object, name, kind.unit())
                .ifPresent(limit -> budgets.add(new Budget(kind.unit(), kind.period(), limit))));
        return budgets;
    }

    private static OptionalLong amount(ObjectNode from, String name, Unit unit) {
        JsonNode value = from.get(name);
        if (unit == Unit.TOKENS || value == null || value.isNull()) {
            return whole(from, name);
        }
        if (!value.isNumber()) {
            throw wrong("'" + name + "' must be a number of dollars", name);
        }
        return OptionalLong.of(Money.ofUsd(value.decimalValue()).nanoUsd());
    }

    private static OptionalLong whole(ObjectNode from, String name) {
        JsonNode value = from.get(name);
        if (value == null || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrong("'" + name + "' must be a whole number", name);
        }
        return OptionalLong.of(value.longValue());
    }

    static GatewayException wrong(String sentence, String param) {
        return GatewayException.of(ErrorCode.INVALID_FIELD, sentence, new ErrorDetail.Param(param));
    }
}
