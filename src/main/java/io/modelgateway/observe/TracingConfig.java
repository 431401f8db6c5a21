package io.modelgateway.observe;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where OpenTelemetry traces go. Headers for the collector, such as its key: {@code OTEL_EXPORTER_OTLP_HEADERS}. */
@ConfigMapping(prefix = "gateway.tracing")
interface TracingConfig {

    /** The ratios that there are. */
    String RATIOS = "0..1";

    /**
     * The collector's OTLP address, such as {@code http://collector:4318}. Without one nothing is traced, and a caller's
     * trace context goes on to providers as it came.
     */
    Optional<URI> endpoint();

    /** {@code http/protobuf} or {@code grpc}, as the collector has it on that port. */
    @WithDefault("http/protobuf")
    String protocol();

    /**
     * The share of traces that are recorded, of those that begin here. Where the caller's trace context says
     * whether it is recorded, that holds.
     */
    @Range(RATIOS)
    @WithDefault("1.0")
    double sampleRatio();
}
