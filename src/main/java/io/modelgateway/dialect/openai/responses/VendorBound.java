package io.modelgateway.dialect.openai.responses;

import io.modelgateway.model.Dialect;
import io.modelgateway.model.NativeOnly;
import org.jspecify.annotations.Nullable;

/** Notes what only the vendor's own API can serve. Made per request, not thread-safe. */
final class VendorBound {

    private @Nullable String field;

    /** @param path the field to be named if no such provider is there; the first one noted is */
    void note(String path) {
        if (field == null) {
            field = path;
        }
    }

    /** {@return the need, or {@code null} if a translation will do} */
    @Nullable
    NativeOnly need() {
        return field == null ? null : new NativeOnly(Dialect.RESPONSES, field);
    }
}
