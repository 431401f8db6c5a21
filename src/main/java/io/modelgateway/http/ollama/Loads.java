package io.modelgateway.http.ollama;

import io.modelgateway.dialect.ollama.OllamaLoadCodec;
import io.modelgateway.http.ModelNames;
import io.modelgateway.http.Shortcut;
import io.modelgateway.model.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Answers requests to load or unload a model as Ollama does: as far as a client can tell, every model is loaded. No
 * provider is asked, as most have no such thing.
 */
@Singleton
final class Loads {

    private final ModelNames names;
    private final Clock clock;

    Loads(ModelNames names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    /** {@return a shortcut that refuses unknown models with E4001} */
    Shortcut of(OllamaLoadCodec codec) {
        return body -> codec.decode(body).map(load -> {
            // To load promises nothing: the chat that follows is checked.
            names.named(load.model(), Caller.ANONYMOUS);
            return codec.encode(load, clock.instant());
        });
    }
}
