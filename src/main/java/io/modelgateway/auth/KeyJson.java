package io.modelgateway.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Budget;
import io.modelgateway.model.Money;
import io.modelgateway.model.Permissions;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keys as JSON: what operators send and see, and with the hashes what is kept in Redis. */
public final class KeyJson {

    private static final Logger LOG = Logger.getLogger(KeyJson.class);
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Set<String> FIELDS = Set.of(
            "name",
            "agent",
            "team",
            "roles",
            "models",
            "providers",
            "regions",
            "priority_ceiling",
            "rpm",
            "tpm",
            "concurrent",
            "budget",
            "enabled",
            "expires");

    private KeyJson() {}

    /**
     * Reads what an operator orders.
     *
     * @throws GatewayException E4501 without a name, E4502 for a field that cannot be, E4504 for the agent
     */
    static ApiKey ordered(ObjectNode order, Instant created, List<KeyHash> hashes) {
        var fields = new KeyFields(order);
        fields.mustBeOf(FIELDS);
        return read(fields, created, hashes);
    }

    /** {@return the key of a record in Redis; empty if it cannot be read, which is logged} */
    static Optional<ApiKey> stored(String json) {
        try {
            var node = (ObjectNode) MAPPER.readTree(json);
            var hashes = new ArrayList<KeyHash>();
            for (JsonNode hash : node.withArray("/hashes")) {
                JsonNode until = hash.get("valid_until");
                hashes.add(new KeyHash(
                        hash.path("sha256").asText(), until == null ? null : Instant.parse(until.asText())));
            }
            Instant created = Instant.parse(node.path("created").asText());
            return Optional.of(read(new KeyFields(node), created, hashes));
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warn("A key in Redis cannot be read and is left out");
            return Optional.empty();
        }
    }

    static String toStore(ApiKey key) {
        ObjectNode node = shown(key);
        ArrayNode hashes = node.putArray("hashes");
        key.hashes().forEach(hash -> {
            ObjectNode entry = hashes.addObject().put("sha256", hash.sha256());
            if (hash.validUntil() != null) {
                entry.put("valid_until", hash.validUntil().toString());
            }
        });
        return node.toString();
    }

    /** {@return a key as operators see it; nothing of its secret} */
    public static ObjectNode shown(ApiKey key) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", key.name());
        node.put("agent", key.agent().value());
        put(node, "team", key.team());
        texts(node, "roles", key.roles().stream().map(Role::wireName).toList());
        Permissions permissions = key.permissions();
        texts(node, "models", permissions.models());
        texts(
                node,
                "providers",
                permissions.providers().stream().map(ProviderId::value).toList());
        texts(node, "regions", permissions.regions());
        Priority ceiling = permissions.priorityCeiling();
        put(node, "priority_ceiling", ceiling == null ? null : ceiling.wireName());
        put(node, "rpm", key.allowance().rpm());
        put(node, "tpm", key.allowance().tpm());
        put(node, "concurrent", key.allowance().concurrent());
        budgets(node, key.allowance().budgets());
        node.put("enabled", key.enabled());
        put(node, "expires", key.expires());
        put(node, "created", key.created());
        return node;
    }

    private static ApiKey read(KeyFields fields, Instant created, List<KeyHash> hashes) {
        String name = fields.text("name");
        if (name == null || !KeyNames.valid(name)) {
            throw KeyFields.wrong("'name' is required: " + KeyNames.RULE, "name");
        }
        String agent = fields.text("agent");
        return new ApiKey(
                name,
                agent == null ? KeyNames.agent(name) : AgentDid.parse(agent, "agent"),
                fields.text("team"),
                roles(fields.texts("roles")),
                new Permissions(
                        fields.texts("models"),
                        fields.texts("providers").stream().map(ProviderId::new).collect(Collectors.toSet()),
                        fields.texts("regions"),
                        priority(fields.text("priority_ceiling"))),
                fields.allowance(),
                fields.bool("enabled", true),
                fields.instant("expires"),
                created,
                hashes);
    }

    private static Set<Role> roles(Set<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Role.byWireName(name)
                    .orElseThrow(() -> KeyFields.wrong("'roles' are inference, read and admin", "roles")));
        }
        return roles.isEmpty() ? Set.of(Role.INFERENCE) : roles;
    }

    private static @Nullable Priority priority(@Nullable String name) {
        return name == null
                ? null
                : Priority.byWireName(name)
                        .orElseThrow(() ->
                                KeyFields.wrong("'priority_ceiling' must be high, normal or low", "priority_ceiling"));
    }

    private static void budgets(ObjectNode node, List<Budget> budgets) {
        if (budgets.isEmpty()) {
            return;
        }
        ObjectNode shown = node.putObject("budget");
        for (Budget budget : budgets) {
            String name = BudgetNames.of(budget.unit(), budget.period());
            switch (budget.unit()) {
                case MONEY -> shown.put(name, new Money(budget.limit()).toUsd());
                case TOKENS -> shown.put(name, budget.limit());
            }
        }
    }

    private static void texts(ObjectNode node, String name, Collection<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(name);
            texts.stream().sorted().forEach(array::add);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static void put(ObjectNode node, String name, OptionalLong value) {
        value.ifPresent(figure -> node.put(name, figure));
    }
}
