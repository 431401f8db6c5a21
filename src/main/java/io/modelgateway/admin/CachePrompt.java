package io.modelgateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.cache.Inquiry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.AutoModel;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Message;
import io.modelgateway.model.Priority;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Role;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.Trail;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plain prompt as an operator asks about it: {@code model} and {@code prompt}, perhaps {@code system}, {@code agent},
 * {@code namespace}, {@code threshold}, {@code temperature} and {@code max_tokens}.
 */
final class CachePrompt {

    private final ObjectNode body;

    private CachePrompt(ObjectNode body) {
        this.body = body;
    }

    /** @throws GatewayException E4501, E4502 or E4504 for what is missing or wrong */
    static Inquiry read(ObjectNode body, Catalog catalog) {
        return new CachePrompt(body).inquiry(catalog);
    }

    private Inquiry inquiry(Catalog catalog) {
        String model = required("model");
        var messages = new ArrayList<Message>();
        String system = text("system");
        if (system != null) {
            messages.add(Message.text(Role.SYSTEM, system));
        }
        messages.add(Message.text(Role.USER, required("prompt")));
        var request = new ChatRequest(
                model, messages, sampling(), ToolOptions.NONE, null, null, false, true, null, Map.of(), Set.of(), null);
        return new Inquiry(context(), request, targets(model, catalog), _ -> true);
    }

    private static List<String> targets(String model, Catalog catalog) {
        String name = catalog.behindAliases(model);
        return AutoModel.byName(name).isPresent()
                ? List.of(name)
                : catalog.resolve(model).stream()
                        .filter(ModelDefinition::serves)
                        .map(ModelDefinition::qualifiedName)
                        .toList();
    }

    private SamplingOptions sampling() {
        Double maxTokens = number("max_tokens");
        return new SamplingOptions(
                number("temperature"),
                null,
                null,
                maxTokens == null ? null : maxTokens.intValue(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private RequestContext context() {
        String agent = text("agent");
        AgentDid did = agent == null ? AgentDid.ANONYMOUS : AgentDid.parse(agent, "agent");
        return new RequestContext(
                "explain",
                Dialect.NATIVE,
                Caller.unkeyed(did),
                RoutingRequirements.NONE,
                Priority.NORMAL,
                new Deadline(Long.MAX_VALUE),
                new CacheDirective(
                        CacheDirective.Mode.DEFAULT, null, cosine("threshold"), text("namespace"), null, null),
                Map.of(),
                new Trail());
    }

    private String required(String name) {
        String value = text(name);
        if (value == null) {
            throw GatewayException.of(
                    ErrorCode.MISSING_FIELD, "'" + name + "' is required", new ErrorDetail.Param(name));
        }
        return value;
    }

    private @Nullable String text(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw invalid(name, "must be a text");
        }
        return value.textValue();
    }

    private @Nullable Double number(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw invalid(name, "must be a number");
        }
        return value.doubleValue();
    }

    private @Nullable Double cosine(String name) {
        Double value = number(name);
        if (value != null && !(value >= 0 && value <= 1)) {
            throw invalid(name, "must be a number from 0 to 1");
        }
        return value;
    }

    private static GatewayException invalid(String name, String complaint) {
        return InvalidParameter.of("'" + name + "' " + complaint, name);
    }
}
