package io.modelgateway.tokens;

import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How token counts are estimated before a provider tells the real ones. */
@ConfigMapping(prefix = "gateway.tokens")
interface TokensConfig {

    /**
     * Whether the vocabularies of OpenAI's tokenizers are loaded when a model of their family is first asked for, on a
     * thread of their own: about 60 MB of heap for the newer one and 30 MB for the older. Without them, and until they are
     * loaded, a heuristic that looks at the script of the text serves all models. Default true.
     */
    @WithDefault("true")
    boolean vocabularies();

    /**
     * How many characters of a request are counted at most. Longer ones are counted in 16 evenly spaced slices of that
     * many characters together, and the rest is inferred. It bounds the time on the event loop: about a millisecond for
     * the default. From 1024 to 1048576. Default 8192.
     */
    @WithDefault("8192")
    @Range("1024..1048576")
    int sampleChars();
}
