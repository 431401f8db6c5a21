package io.modelgateway.registry;

import io.modelgateway.model.ProviderId;
import java.util.List;

/** Takes in what a provider says of its own models. Thread-safe. */
public interface Discovery {

    /** Replaces everything discovered at that provider before. Models known from elsewhere keep their facts. */
    void discovered(ProviderId provider, List<ListedModel> models);
}
