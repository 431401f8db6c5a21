package io.modelgateway.auth;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Where keys made by operators are kept. Thread-safe. */
interface KeyStore {

    /** {@return all keys if anything has changed since the last call that returned some} */
    Uni<Optional<List<ApiKey>>> changes();

    /** {@return whether it was added; not if there is one of that name} */
    Uni<Boolean> add(ApiKey key);

    /** Puts a key in the place of the one of its name; {@return whether there was one} */
    Uni<Boolean> replace(ApiKey key);

    /** {@return whether there was one} */
    Uni<Boolean> remove(String name);
}
