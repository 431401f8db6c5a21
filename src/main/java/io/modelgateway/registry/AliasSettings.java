package io.modelgateway.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Names that stand for other names. A catalogue file goes before what is said here. */
@ConfigMapping(prefix = "gateway.aliases")
interface AliasSettings {

    /**
     * Targets by name. A target is an id, {@code provider/id}, another alias, or {@code auto}, {@code auto:cost} and the
     * like. An alias goes before a model of the same name. A name with a dot is quoted. Aliases that lead back to
     * themselves fail the start; one that leads to no model is answered with E4001 while it does.
     */
    @WithParentName
    Map<String, String> targets();
}
