package io.modelgateway.router;

import io.modelgateway.model.Permissions;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import java.util.List;
import java.util.Set;

/**
 * Everything a filter step may look at besides the model.
 *
 * @param free whether the gateway chooses ({@code auto}) or the caller has named a model
 * @param barred mock providers that this request may not end at
 * @param pinned the only providers allowed; empty allows all
 * @param permissions what the caller's key allows
 * @param reach what can be called now
 */
record Inquiry(
        Catalog catalog,
        Demand demand,
        boolean free,
        Set<ProviderId> barred,
        List<ProviderId> pinned,
        Permissions permissions,
        Reach reach) {}
