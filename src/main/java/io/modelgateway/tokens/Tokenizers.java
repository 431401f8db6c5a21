package io.modelgateway.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.concurrent.Executor;

/** Gives each family its counter of the moment: a vocabulary if one fits and is loaded, the heuristic otherwise. */
final class Tokenizers {

    private final TextCounter heuristic = new ScriptHeuristic();
    private final boolean vocabularies;
    private final LazyTokenizer o200k;
    private final LazyTokenizer cl100k;

    /** @param vocabularies whether to load any; without them, the heuristic serves every family */
    Tokenizers(boolean vocabularies, Executor loader) {
        this.vocabularies = vocabularies;
        this.o200k = lazy(EncodingType.O200K_BASE, loader);
        this.cl100k = lazy(EncodingType.CL100K_BASE, loader);
    }

    TextCounter counterFor(TokenizerFamily family) {
        if (!vocabularies) {
            return heuristic;
        }
        return switch (family) {
            case O200K, CLAUDE -> o200k.counter();
            case CL100K -> cl100k.counter();
            case OTHER -> heuristic;
        };
    }

    private LazyTokenizer lazy(EncodingType type, Executor loader) {
        return new LazyTokenizer(type.getName(), () -> load(type), loader, heuristic);
    }

    private static Encoding load(EncodingType type) {
        EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
        return registry.getEncoding(type);
    }
}
