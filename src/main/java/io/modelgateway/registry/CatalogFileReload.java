package io.modelgateway.registry;

import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.registry.CatalogFileState.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the catalogue file again and again, and takes a change over whole or refuses it whole. It compares contents
 * and the place they are really at, not times: a ConfigMap changes by a link that is swapped, and a clock may be coarse.
 * One caller at a time; the state may be read from anywhere.
 */
final class CatalogFileReload implements CatalogFileStatus {

    private static final Logger LOG = Logger.getLogger(CatalogFileReload.class);

    private final CatalogFile file;
    private final LayeredRegistry registry;
    private final Clock clock;
    private volatile CatalogFileState state;

    private Path realPath;
    private @Nullable String seenOnce;

    CatalogFileReload(CatalogFile file, CatalogFile.Content loaded, LayeredRegistry registry, Clock clock) {
        this.file = file;
        this.registry = registry;
        this.clock = clock;
        this.realPath = loaded.realPath();
        this.state = new CatalogFileState(file.path(), loaded.sha256(), clock.instant(), null);
    }

    @Override
    public Optional<CatalogFileState> state() {
        return Optional.of(state);
    }

    /** Looks once. */
    void poll() {
        CatalogFile.Content content;
        try {
            content = file.content();
        } catch (IOException unreadable) {
            refuse(null, List.of(file.path() + " cannot be read"));
            return;
        }
        if (content.sha256().equals(state.sha256())) {
            settle(content);
        } else if (isWhole(content) && !isRefused(content.sha256())) {
            takeOver(content);
        }
    }

    private void settle(CatalogFile.Content content) {
        realPath = content.realPath();
        seenOnce = null;
        if (state.refusal().isPresent()) {
            state = state.refusing(null);
            LOG.infof("The catalogue file %s is again what is in use", file.path());
        }
    }

    /** A swapped link shows all or nothing; a file written in place may be half written until it stands still. */
    private boolean isWhole(CatalogFile.Content content) {
        boolean swapped = !content.realPath().equals(realPath);
        boolean stands = content.sha256().equals(seenOnce);
        seenOnce = content.sha256();
        realPath = content.realPath();
        return swapped || stands;
    }

    private boolean isRefused(@Nullable String sha256) {
        return state.refusal()
                .filter(refusal -> Objects.equals(refusal.sha256(), sha256))
                .isPresent();
    }

    private void takeOver(CatalogFile.Content content) {
        var problems = new Problems();
        Layer layer = file.read(content, problems);
        registry.checkCatalogFile(layer, problems);
        if (!problems.isEmpty()) {
            refuse(content.sha256(), problems.sentences());
            return;
        }
        try {
            registry.replaceCatalogFile(layer);
        } catch (GatewayException refusal) {
            refuse(
                    content.sha256(),
                    refusal.detail(ErrorDetail.Problems.class)
                            .map(ErrorDetail.Problems::problems)
                            .orElse(List.of(refusal.getMessage())));
            return;
        }
        state = new CatalogFileState(file.path(), content.sha256(), clock.instant(), null);
        LOG.infof(
                "Took over the catalogue file %s: version %d, hash %s",
                file.path(), registry.catalog().version(), registry.catalog().hash());
    }

    private void refuse(@Nullable String sha256, List<String> problems) {
        if (isRefused(sha256)) {
            return;
        }
        state = state.refusing(new Refusal(sha256, clock.instant(), problems));
        LOG.warnf(
                "[E4003] The catalogue file %s is refused, the catalogue stays as it is: %s",
                file.path(), String.join("; ", problems));
    }
}
