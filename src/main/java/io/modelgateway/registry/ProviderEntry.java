package io.modelgateway.registry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider somebody named, and whether it takes part. Only those that do are in the catalogue.
 *
 * @param disabledBecause reads on from the provider's name; {@code null} if it takes part
 */
public record ProviderEntry(
        ProviderDefinition definition, @Nullable String disabledBecause) {

    public boolean enabled() {
        return disabledBecause == null;
    }

    /** {@return why it does not take part} */
    public Optional<String> reason() {
        return Optional.ofNullable(disabledBecause);
    }
}
