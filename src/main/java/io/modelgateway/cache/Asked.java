package io.modelgateway.cache;

import io.modelgateway.cache.flight.FlightKey;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.key.Material;
import java.util.Optional;

/**
 * What a request asks of the cache, read once.
 *
 * @param probe the question to look for by similarity, if that will do
 */
record Asked(Inquiry inquiry, Treatment treatment, Material material, CacheKey key, Optional<Probe> probe) {

    Asked with(Optional<Probe> other) {
        return new Asked(inquiry, treatment, material, key, other);
    }

    FlightKey flight() {
        Double threshold = probe.filter(Probe::served).map(Probe::threshold).orElse(null);
        return new FlightKey(key, inquiry.request().stream(), threshold);
    }
}
