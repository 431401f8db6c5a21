package io.modelgateway.dialect.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.anthropic.AnthropicProviderCodec;
import io.modelgateway.dialect.gemini.GeminiProviderCodec;
import io.modelgateway.dialect.ollama.OllamaProviderCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.dialect.openai.responses.ResponsesProviderCodec;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spoiled transcripts and requests, and noise, for every decoder: no crash, no hang, bounded memory. Runs for {@code
 * -Dfuzz.seconds} (5), always from the same seed, so that a change is not blamed for what chance found; {@code -Dfuzz.seed}
 * goes elsewhere.
 */
class DecoderFuzzTest {

    private static final Duration RUN = Duration.ofSeconds(Long.getLong("fuzz.seconds", 5));
    private static final Duration LONGEST_INPUT = Duration.ofSeconds(20);
    private static final int MEBIBYTE = 1024 * 1024;

    @Test
    void survivesWhateverComes() throws Exception {
        long seed = Long.getLong("fuzz.seed", 1);
        var current = new AtomicReference<>("nothing yet");
        var run = new CompletableFuture<Integer>();
        Thread worker = Thread.ofPlatform().daemon().start(() -> {
            try {
                run.complete(fuzz(seed, current));
            } catch (Throwable crash) {
                run.completeExceptionally(crash);
            }
        });

        Throwable failure = catchThrowable(() -> run.get(RUN.plus(LONGEST_INPUT).toSeconds(), TimeUnit.SECONDS));

        assertThat(failure)
                .as("fuzz.seed %d, %s, %s", seed, worker.getState(), current.get())
                .isNull();
        assertThat(run.get()).isGreaterThan(100);
    }

    /** {@return how many inputs there were} */
    private static int fuzz(long seed, AtomicReference<String> current) throws IOException {
        var random = new Random(seed);
        var mutations = new Mutations(random, seeds());
        List<Target> targets = Target.all();
        long end = System.nanoTime() + RUN.toNanos();
        int inputs = 0;
        while (System.nanoTime() < end) {
            byte[] bytes = mutations.next();
            List<byte[]> pieces = mutations.pieces(bytes);
            String shown = Base64.getEncoder().encodeToString(bytes);
            for (Target target : targets) {
                current.set(target.name() + " with " + shown);
                try {
                    target.reader().read(bytes, pieces);
                } catch (GatewayException refused) {
                    assertThat(refused.code()).isNotNull();
                }
            }
            inputs++;
        }
        return inputs;
    }

    private static List<byte[]> seeds() throws IOException {
        try (Stream<Path> files = Stream.concat(
                Files.walk(Path.of("src/test/resources/upstream")),
                Files.walk(Path.of("src/test/resources/requests")))) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(DecoderFuzzTest::content)
                    .toList();
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<ProviderCodec> providers() {
        return Stream.of(
                new OpenAiProviderCodec(),
                new ResponsesProviderCodec(),
                new AnthropicProviderCodec(Clock.systemUTC()),
                new OllamaProviderCodec(Clock.systemUTC(), () -> 7),
                new GeminiProviderCodec(Clock.systemUTC()));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void givesUpOnALineWithoutEnd(ProviderCodec codec) {
        givesUp(codec.streamDecoder(), "data: ", "a".repeat(64 * 1024));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void givesUpOnAnEventWithoutEnd(ProviderCodec codec) {
        givesUp(codec.streamDecoder(), "", "data: " + "a".repeat(1000) + "\n");
    }

    private static void givesUp(StreamDecoder decoder, String beginning, String more) {
        byte[] chunk = more.getBytes(StandardCharsets.UTF_8);
        long fed = 0;
        GatewayException failure = null;
        try {
            decoder.feed(beginning.getBytes(StandardCharsets.UTF_8), _ -> {});
            while (fed < 64L * MEBIBYTE) {
                decoder.feed(chunk, _ -> {});
                fed += chunk.length;
            }
        } catch (GatewayException e) {
            failure = e;
        }

        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
        assertThat(fed).isLessThan(33L * MEBIBYTE);
    }
}
