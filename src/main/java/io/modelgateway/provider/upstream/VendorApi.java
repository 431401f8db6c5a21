package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.registry.ListedModel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What differs between the vendors that speak HTTP: paths, headers, dialect, and the asking for models. Thread-safe. */
public interface VendorApi extends AutoCloseable {

    ProviderCodec codec();

    /** {@return the path of a chat below the base URL} */
    String chatPath();

    VendorHeaders headers();

    /** {@return the vendor's embeddings, or nothing if it has none} */
    Optional<VendorEmbeddings> embeddings();

    /** Asks for the list of models through the typed client. */
    Uni<List<ListedModel>> models(TypedExchange exchange);

    @Override
    void close();
}
