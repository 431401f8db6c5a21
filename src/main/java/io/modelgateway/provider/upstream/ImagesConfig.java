package io.modelgateway.provider.upstream;

import io.modelgateway.config.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Fetching pictures by address, for providers that take them as data only. */
@ConfigMapping(prefix = "gateway.images")
interface ImagesConfig {

    /**
     * The hosts that pictures may be fetched from, such as {@code images.example.org} or {@code images.example.org:8443};
     * without a port the scheme's own is meant. Names that lead to private addresses are refused all the same, and
     * redirects are not followed. Default: none, so that nothing is ever fetched.
     */
    Optional<List<String>> allowedHosts();

    /** What the pictures of one request may hold together. More is refused with E4502. */
    @Range("1B..")
    @WithDefault("10M")
    MemorySize maxBytes();

    /** How long the fetching of one picture may take, from looking up its host to its last byte. Then it is E4502. */
    @Range(">0s..")
    @WithDefault("10s")
    Duration timeout();
}
