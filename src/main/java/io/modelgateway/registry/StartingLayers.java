package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads configuration and catalogue file when the gateway starts, and fails the start with every problem of both at
 * once. Blocks on the disk.
 */
@Singleton
final class StartingLayers {

    private final Layers layers;
    private final @Nullable CatalogFile file;
    private final CatalogFile.@Nullable Content content;

    @Inject
    StartingLayers(
            ProviderSettings providers, ModelSettings models, AliasSettings aliases, CatalogFileSettings catalog) {
        this(providers, models, aliases, catalog, System::getenv);
    }

    /** @throws GatewayException E4000 with every problem */
    StartingLayers(
            ProviderSettings providers,
            ModelSettings models,
            AliasSettings aliases,
            CatalogFileSettings catalog,
            Function<String, @Nullable String> environment) {
        var problems = new Problems();
        Layer configuration = new LayerReader("gateway.", Expansion.LITERAL)
                .read(SettingsTree.of(providers, models, aliases), problems);
        this.file = catalog.file()
                .map(path -> new CatalogFile(path, new EnvironmentExpansion(environment)))
                .orElse(null);
        this.content = file == null ? null : content(file, problems);
        Layer fromFile = file == null || content == null ? Layer.EMPTY : file.read(content, problems);
        this.layers = Layers.of(configuration, fromFile);
        new Assembler(ModelFacts.load()).assemble(layers, problems);
        if (!problems.isEmpty()) {
            throw problems.asStartFailure();
        }
    }

    private static CatalogFile.@Nullable Content content(CatalogFile file, Problems problems) {
        try {
            return file.content();
        } catch (IOException unreadable) {
            problems.add(
                    ErrorCode.REGISTRY_INITIALISATION_FAILED,
                    "gateway.catalog.file",
                    "names a file that cannot be read: " + file.path());
            return null;
        }
    }

    Layers layers() {
        return layers;
    }

    Optional<CatalogFile> catalogFile() {
        return Optional.ofNullable(file);
    }

    /** {@return what the catalogue file held when it was read} */
    Optional<CatalogFile.Content> catalogContent() {
        return Optional.ofNullable(content);
    }
}
