package io.modelgateway.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * The registry: what everybody said, and the catalogue made of it, behind one reference. Readers take the reference and
 * never wait. Writers build a whole new state from the one they saw and try again if another was faster, so that no
 * change is lost and none is half seen; building calls nobody and reads no file, so it may run on the event loop.
 */
@Singleton
@Startup
final class LayeredRegistry implements Registry, Discovery, ModelRegistrar {

    /** Changes are kept in memory; nobody administers so many models by hand. */
    private static final int MOST_CHANGES = 10_000;

    private record State(Layers layers, CatalogContent content, IndexedCatalog catalog) {}

    private final Assembler assembler;
    private final AtomicReference<State> state;

    @Inject
    LayeredRegistry(StartingLayers starting) {
        this(ModelFacts.load(), starting.layers());
    }

    /** @throws GatewayException E4000 if the layers contradict each other, E4005 if they leave out what is required */
    LayeredRegistry(ModelFacts facts, Layers layers) {
        this.assembler = new Assembler(facts);
        var problems = new Problems();
        CatalogContent content = assembler.assemble(layers, problems);
        if (!problems.isEmpty()) {
            throw problems.asStartFailure();
        }
        this.state = new AtomicReference<>(new State(layers, content, new IndexedCatalog(content, 1)));
    }

    @Override
    public Catalog catalog() {
        return state.get().catalog();
    }

    @Override
    public List<ProviderEntry> allProviders() {
        return state.get().content().providers();
    }

    @Override
    public void discovered(ProviderId provider, List<ListedModel> models) {
        change(layers -> layers.withDiscovered(provider, models));
    }

    /** Complains of what in a catalogue file contradicts what others say. */
    void checkCatalogFile(Layer layer, Problems problems) {
        assembler.assemble(state.get().layers().withCatalogFile(layer), problems);
    }

    /**
     * Takes over a catalogue file, whole.
     *
     * @throws GatewayException E4003 with every problem; nothing has changed then
     */
    void replaceCatalogFile(Layer layer) {
        change(layers -> layers.withCatalogFile(layer));
    }

    @Override
    public ModelDefinition register(ObjectNode model) {
        var problems = new Problems();
        var fields = new TreeFields(model, "", NameStyle.SNAKE, problems);
        // What GET shows can be sent back.
        fields.ignore("source", "name");
        ModelPatch patch = ModelReader.read(fields, null);
        // Whatever else is wrong: every problem is told at once.
        String provider = model.path("provider").asText();
        if (!provider.isBlank()) {
            checkProvider(new ProviderId(provider), problems);
        }
        if (patch == null || !problems.isEmpty()) {
            throw problems.asException("The model is invalid");
        }
        State changed = change(layers -> layers.withAdmin(bounded(layers.admin().register(patch))));
        return existing(changed, patch.key());
    }

    private void checkProvider(ProviderId provider, Problems problems) {
        var entry = allProviders().stream()
                .filter(other -> other.definition().id().equals(provider))
                .findFirst();
        if (entry.isEmpty()) {
            problems.add("provider", "names '" + provider + "', which is no configured provider (E4002)");
        }
        entry.flatMap(ProviderEntry::reason)
                .ifPresent(
                        reason -> problems.add("provider", "names '" + provider + "', which " + reason + " (E4002)"));
    }

    private static AdminChanges bounded(AdminChanges changes) {
        if (changes.size() > MOST_CHANGES) {
            throw GatewayException.of(
                    ErrorCode.INVALID_MODEL_CONFIGURATION,
                    "More than " + MOST_CHANGES + " models were changed; put them into a catalogue file");
        }
        return changes;
    }

    @Override
    public ModelDefinition changeStatus(ProviderId provider, ModelId id, ModelStatus status) {
        var key = new ModelKey(provider, id);
        State changed = change(layers -> {
            existing(state.get(), key);
            return layers.withAdmin(bounded(layers.admin().status(key, status)));
        });
        return existing(changed, key);
    }

    @Override
    public void remove(ProviderId provider, ModelId id) {
        var key = new ModelKey(provider, id);
        change(layers -> {
            existing(state.get(), key);
            Layers forgotten = layers.withAdmin(layers.admin().forget(key));
            boolean namedByOthers =
                    assembler.assemble(forgotten, new Problems()).has(key);
            return namedByOthers ? layers.withAdmin(bounded(layers.admin().hide(key))) : forgotten;
        });
    }

    private static ModelDefinition existing(State state, ModelKey key) {
        return state.catalog()
                .find(key.provider(), key.id())
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.MODEL_NOT_FOUND,
                        "The model " + key + " does not exist",
                        new ErrorDetail.NearNames(
                                state.catalog().namesNear(key.id().value()))));
    }

    /** {@return the state after the change; the catalogue keeps its version if the change makes no difference} */
    private State change(UnaryOperator<Layers> change) {
        while (true) {
            State before = state.get();
            State after = after(before, change.apply(before.layers()));
            if (state.compareAndSet(before, after)) {
                return after;
            }
        }
    }

    private State after(State before, Layers layers) {
        var problems = new Problems();
        CatalogContent content = assembler.assemble(layers, problems);
        if (!problems.isEmpty()) {
            throw problems.asException(ErrorCode.INVALID_MODEL_CONFIGURATION, "The catalogue is invalid");
        }
        return content.equals(before.content())
                ? new State(layers, before.content(), before.catalog())
                : new State(
                        layers,
                        content,
                        new IndexedCatalog(content, before.catalog().version() + 1));
    }
}
