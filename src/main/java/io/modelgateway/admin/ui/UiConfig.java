package io.modelgateway.admin.ui;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The page at {@code /ui} on the management port. */
@ConfigMapping(prefix = "gateway.ui")
interface UiConfig {

    /**
     * Whether there is a page. It shows models, providers and circuits, and sends prompts, by way of the management port:
     * whoever reaches that reaches the API, with the same keys as there.
     */
    @WithDefault("true")
    boolean enabled();
}
