package io.modelgateway.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.observe.MetricNames;
import io.modelgateway.registry.CatalogFileStatus;
import io.modelgateway.registry.Registry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;

/** Shows which catalogue is in use, so that replicas can be compared, and whether a newer file was refused. */
@Startup
@Singleton
final class CatalogMeters {

    /** 52 bits, which a double and with it Prometheus holds exactly. */
    private static final int HEX_DIGITS = 13;

    CatalogMeters(MeterRegistry meters, Registry registry, CatalogFileStatus file) {
        Gauge.builder(
                        MetricNames.CATALOG_VERSION,
                        registry,
                        known -> known.catalog().version())
                .register(meters);
        Gauge.builder(
                        MetricNames.CATALOG_HASH,
                        registry,
                        known -> number(known.catalog().hash()))
                .register(meters);
        Gauge.builder(
                        MetricNames.CATALOG_MODELS,
                        registry,
                        known -> known.catalog().models().size())
                .register(meters);
        Gauge.builder(MetricNames.CATALOG_FILE_REFUSED, file, CatalogMeters::refused)
                .register(meters);
    }

    private static long number(String hash) {
        return Long.parseLong(hash, 0, Math.min(HEX_DIGITS, hash.length()), 16);
    }

    private static int refused(CatalogFileStatus file) {
        return file.state().flatMap(state -> state.refusal()).isPresent() ? 1 : 0;
    }
}
