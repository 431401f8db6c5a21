package io.modelgateway.registry;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The catalogue file. */
@ConfigMapping(prefix = "gateway.catalog")
interface CatalogFileSettings {

    /**
     * A YAML file, or JSON if its name ends with {@code .json}, of at most 4 MiB, with the entries {@code providers},
     * {@code models} and {@code aliases} and the same fields as the properties. It may be a symbolic link that is
     * swapped, as in a mounted ConfigMap. Default: none. A file that is missing or invalid fails the start; later it is
     * refused whole and the catalogue stays as it is.
     */
    Optional<Path> file();

    /**
     * How often the file is looked at. A change by a swapped link is taken over when it is seen, a
     * change in place when it has been seen twice, lest half a file is read. Default: 2s.
     */
    @Range("100ms..")
    @WithDefault("2s")
    Duration pollInterval();
}
