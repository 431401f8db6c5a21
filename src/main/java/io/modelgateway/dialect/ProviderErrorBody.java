package io.modelgateway.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a provider's error says.
 *
 * @param message the provider's sentence, at most 500 characters; {@code null} if there was none
 * @param type the vendor's word, such as {@code invalid_request_error}
 * @param contextOverflow whether it says that the prompt does not fit the model's context window
 * @param wrongKey whether it says that the key is wrong, where the vendor has no status for that
 */
public record ProviderErrorBody(
        @Nullable String message, @Nullable String type, boolean contextOverflow, boolean wrongKey) {

    public static final ProviderErrorBody UNREADABLE = new ProviderErrorBody(null, null, false);

    /** An error of a vendor whose status tells of wrong keys. */
    public ProviderErrorBody(@Nullable String message, @Nullable String type, boolean contextOverflow) {
        this(message, type, contextOverflow, false);
    }
}
