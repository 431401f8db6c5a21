package io.modelgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LazyTokenizerTest {

    private static final TextCounter STAND_IN = text -> -1;

    private final List<Runnable> loads = new ArrayList<>();

    @Test
    void standsInUntilTheVocabularyIsThere() {
        var tokenizer = tokenizer(LazyTokenizerTest::cl100k);

        assertThat(tokenizer.counter().count("hello world")).isEqualTo(-1);
        loads.getFirst().run();
        assertThat(tokenizer.counter().count("hello world")).isEqualTo(2);
    }

    @Test
    void loadsOnceHoweverOftenItIsAsked() {
        var tokenizer = tokenizer(LazyTokenizerTest::cl100k);

        tokenizer.counter();
        tokenizer.counter();

        assertThat(loads).hasSize(1);
    }

    @Test
    void keepsTheStandInWhereLoadingFails() {
        var tokenizer = tokenizer(() -> {
            throw new IllegalStateException("no such resource");
        });

        tokenizer.counter();
        loads.getFirst().run();

        assertThat(tokenizer.counter()).isSameAs(STAND_IN);
    }

    private LazyTokenizer tokenizer(Supplier<Encoding> source) {
        return new LazyTokenizer("test", source, loads::add, STAND_IN);
    }

    private static Encoding cl100k() {
        return Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);
    }
}
