package io.modelgateway.provider.mock;

import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * Vectors of unit length from the words of a text: equal texts have equal vectors, and texts that share words are near
 * each other. 64 numbers unless the request asks for another count.
 */
final class MockVectors {

    private static final int DEFAULT_DIMENSIONS = 64;
    private static final int MAX_DIMENSIONS = 8192;

    private MockVectors() {}

    static EmbeddingsAnswer answer(EmbeddingsRequest request, String model) {
        int dimensions =
                request.dimensions() == null ? DEFAULT_DIMENSIONS : Math.clamp(request.dimensions(), 1, MAX_DIMENSIONS);
        var vectors = new ArrayList<float[]>();
        int tokens = 0;
        for (EmbeddingInput input : request.inputs()) {
            List<String> words = switch (input) {
                case EmbeddingInput.Text text -> MockWords.tokens(text.text());
                case EmbeddingInput.TokenIds ids ->
                    ids.ids().stream().map(String::valueOf).toList();
            };
            tokens += words.size();
            vectors.add(vector(words, dimensions));
        }
        var usage = new TokenUsage(
                OptionalInt.of(tokens),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false);
        return new EmbeddingsAnswer(model, vectors, usage, null);
    }

    private static float[] vector(List<String> words, int dimensions) {
        double[] sum = new double[dimensions];
        for (String word : words) {
            add(word.strip().toLowerCase(Locale.ROOT), sum);
        }
        if (words.isEmpty()) {
            add("", sum);
        }
        double length = 0;
        for (double value : sum) {
            length += value * value;
        }
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) (sum[i] / Math.sqrt(length));
        }
        return vector;
    }

    /** A hash seeds the numbers, so that they are the same in every process. */
    private static void add(String word, double[] sum) {
        var numbers = new SplittableRandom(word.hashCode());
        for (int i = 0; i < sum.length; i++) {
            sum[i] += numbers.nextDouble(-1, 1);
        }
    }
}
