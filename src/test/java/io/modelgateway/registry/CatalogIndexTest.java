package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens to the registry, its indexes answer as a scan of its models would. */
class CatalogIndexTest {

    private static final List<String> IDS = List.of("a", "b", "meta/c", "llama3.1:8b", "mock", "d:latest");
    private static final List<String> PROVIDERS = List.of("ollama", "mock", "second", "openai");

    private static final String FILE = """
            providers: {second: {type: openai, base-url: "http://second/v1"}}
            """;

    /** Something that happens to a registry. */
    private interface Operation {
        void on(LayeredRegistry registry);
    }

    @Provide
    Arbitrary<List<Operation>> operations() {
        Arbitrary<String> ids = Arbitraries.of(IDS);
        Arbitrary<String> providers = Arbitraries.of(PROVIDERS);
        Arbitrary<Set<Capability>> capabilities =
                Arbitraries.of(Capability.class).set().ofMinSize(1).ofMaxSize(4);
        Arbitrary<ModelStatus> statuses = Arbitraries.of(ModelStatus.class);
        Arbitrary<Operation> register = Combinators.combine(ids, providers, capabilities)
                .as((id, provider, can) -> registry -> registry.register(model(id, provider, can)));
        Arbitrary<Operation> status = Combinators.combine(ids, providers, statuses)
                .as((id, provider, to) ->
                        registry -> registry.changeStatus(new ProviderId(provider), new ModelId(id), to));
        Arbitrary<Operation> remove = Combinators.combine(ids, providers)
                .as((id, provider) -> registry -> registry.remove(new ProviderId(provider), new ModelId(id)));
        Arbitrary<Operation> discover = Combinators.combine(providers, ids.set(), capabilities)
                .as((provider, listed, can) -> registry -> registry.discovered(
                        new ProviderId(provider),
                        listed.stream()
                                .map(id -> new ListedModel(id, can, OptionalInt.empty()))
                                .toList()));
        Arbitrary<Operation> reload = Combinators.combine(
                        Arbitraries.maps(ids, providers).ofMaxSize(4), capabilities)
                .as((models, can) -> registry -> registry.replaceCatalogFile(file(models, can)));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, register),
                        net.jqwik.api.Tuple.of(3, status),
                        net.jqwik.api.Tuple.of(3, remove),
                        net.jqwik.api.Tuple.of(2, discover),
                        net.jqwik.api.Tuple.of(2, reload))
                .list()
                .ofMaxSize(25);
    }

    private static ObjectNode model(String id, String provider, Set<Capability> capabilities) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id).put("provider", provider);
        capabilities.forEach(capability -> node.withArray("/capabilities").add(capability.wireName()));
        return node;
    }

    private static Layer file(Map<String, String> models, Set<Capability> capabilities) {
        ObjectNode root = Texts.yaml(FILE);
        models.forEach((id, provider) -> {
            ObjectNode node = model(id, provider, capabilities);
            root.withArray("/models").add(node);
        });
        return Texts.layer(root.toString());
    }

    @Property(tries = 300)
    void indexesEqualAScan(@ForAll("operations") List<Operation> operations) {
        LayeredRegistry registry = Texts.registry(FILE);
        long version = registry.catalog().version();
        for (Operation operation : operations) {
            Catalog before = registry.catalog();
            attempt(operation, registry);
            Catalog after = registry.catalog();
            assertThat(after.version()).isGreaterThanOrEqualTo(version);
            assertThat(after.version() == before.version()).isEqualTo(after == before);
            version = after.version();
            assertIndexesEqualAScan(after);
        }
    }

    /** An operation on a model that does not exist, or at a provider without a key, is refused and changes nothing. */
    private static void attempt(Operation operation, LayeredRegistry registry) {
        Catalog before = registry.catalog();
        try {
            operation.on(registry);
        } catch (GatewayException refusal) {
            assertThat(refusal.code()).isIn(ErrorCode.MODEL_NOT_FOUND, ErrorCode.INVALID_MODEL_CONFIGURATION);
            assertThat(registry.catalog()).isSameAs(before);
        }
    }

    private static void assertIndexesEqualAScan(Catalog catalog) {
        List<ModelDefinition> models = catalog.models();
        for (Capability capability : Capability.values()) {
            assertThat(new ArrayList<>(catalog.withCapability(capability)))
                    .isEqualTo(models.stream()
                            .filter(model -> model.capabilities().contains(capability))
                            .toList());
        }
        Set<Capability> several = EnumSet.of(Capability.TEXT, Capability.TOOL_USE);
        assertThat(new ArrayList<>(catalog.withCapabilities(several)))
                .isEqualTo(models.stream()
                        .filter(model -> model.capabilities().containsAll(several))
                        .toList());
        assertThat(catalog.withCapabilities(Set.of())).hasSameElementsAs(models).hasSameSizeAs(models);
        var byId = new HashMap<ModelId, List<ModelDefinition>>();
        models.forEach(model ->
                byId.computeIfAbsent(model.id(), id -> new ArrayList<>()).add(model));
        IDS.stream()
                .map(ModelId::new)
                .forEach(id -> assertThat(catalog.withId(id)).isEqualTo(byId.getOrDefault(id, List.of())));
        for (ModelDefinition model : models) {
            assertThat(catalog.find(model.provider(), model.id())).contains(model);
            assertThat(catalog.resolve(model.qualifiedName())).contains(model);
            assertThat(catalog.provider(model.provider())).isPresent();
            assertThat(model.capabilities().contains(Capability.TOOL_USE))
                    .isEqualTo(model.capabilities().contains(Capability.FUNCTION_CALLING));
        }
        assertThat(models)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> one.key().compareTo(other.key()));
    }

    @Property(tries = 100)
    void equalContentsHaveEqualHashesWhateverTheWayThere(@ForAll("operations") List<Operation> operations) {
        LayeredRegistry one = Texts.registry(FILE);
        LayeredRegistry other = Texts.registry(FILE);
        operations.forEach(operation -> attempt(operation, one));
        operations.forEach(operation -> attempt(operation, other));

        assertThat(one.catalog().hash()).isEqualTo(other.catalog().hash());
    }

    @Property(tries = 50)
    void aDifferenceInOneModelIsADifferenceInTheHash(@ForAll ModelStatus status) {
        LayeredRegistry registry = Texts.registry(FILE);
        String before = registry.catalog().hash();

        registry.changeStatus(new ProviderId("mock"), new ModelId("mock"), status);

        assertThat(registry.catalog().hash().equals(before)).isEqualTo(status == ModelStatus.ACTIVE);
    }
}
