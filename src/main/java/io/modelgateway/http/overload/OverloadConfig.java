package io.modelgateway.http.overload;

import io.modelgateway.config.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * When new requests are refused with E4201 to protect the process, before their bodies are read. {@code low} is refused
 * from four fifths of a limit on, {@code normal} from nine tenths, {@code high} at the limit, by the header
 * {@code X-Gateway-Priority}.
 */
@ConfigMapping(prefix = "gateway.overload")
public interface OverloadConfig {

    /** How much the bodies of all requests under way may take up, such as {@code 256M}. */
    @Range("1B..")
    @WithDefault("256M")
    MemorySize maxBytes();

    /** How late an event loop may be, twice in a row. It is looked at every 100 ms. */
    @Range(">0s..")
    @WithDefault("1s")
    Duration maxEventLoopLag();

    /** The share of the heap that may be in use right after a garbage collection. */
    @Range(">0..1")
    @WithDefault("0.95")
    double maxHeap();
}
