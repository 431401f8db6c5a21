package io.modelgateway.dialect.ollama;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * Makes the ids that Ollama does not give. They are random, because ids counted per answer would repeat within a
 * conversation, which other vendors refuse. As thread-safe as its source.
 */
final class OllamaIds {

    private static final int BYTES = 12;

    private final RandomGenerator random;

    OllamaIds(RandomGenerator random) {
        this.random = random;
    }

    String answer() {
        return "ollama-" + hex();
    }

    String call() {
        return "call_" + hex();
    }

    private String hex() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
