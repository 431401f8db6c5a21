package io.modelgateway.cache.semantic.evaluation;

import io.modelgateway.cache.embedding.Embedder;
import io.modelgateway.cache.embedding.Embedders;
import io.modelgateway.cache.semantic.StructuralVeto;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells how the semantic cache would serve pairs of questions: {@code Evaluate PAIRS.tsv [--errors]}. It prints hit rates
 * and false hits for several thresholds, with and without the veto, for the embedded model; with {@code --errors} also each
 * pair it errs on.
 */
public final class Evaluate {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final double DEFAULT_THRESHOLD = 0.85;

    private Evaluate() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("usage: Evaluate PAIRS.tsv [--errors]");
            System.exit(2);
        }
        List<Judged> judged = judge(Pair.read(Path.of(arguments[0])));
        print(new Report(judged), arguments.length > 1 && arguments[1].equals("--errors"), System.out);
        // Mutiny's timer keeps a process alive.
        System.exit(0);
    }

    static List<Judged> judge(List<Pair> pairs) {
        var veto = new StructuralVeto(PATIENCE);
        try (Embedder embedder = Embedders.embedded(PATIENCE)) {
            var judged = new ArrayList<Judged>();
            for (Pair pair : pairs) {
                float[] asked = embedder.embed(pair.asked()).await().atMost(PATIENCE);
                float[] remembered = embedder.embed(pair.remembered()).await().atMost(PATIENCE);
                judged.add(new Judged(
                        pair,
                        cosine(asked, remembered),
                        veto.judge(pair.asked(), pair.remembered()).await().atMost(PATIENCE)));
            }
            return judged;
        } finally {
            veto.close();
        }
    }

    private static void print(Report report, boolean withErrors, PrintStream out) {
        out.println(report.thresholds());
        out.println(report.classes(DEFAULT_THRESHOLD));
        if (withErrors) {
            report.errors(DEFAULT_THRESHOLD)
                    .forEach(judged -> out.printf(
                            "%s %.3f %s | %s | %s%n",
                            judged.pair().sort(),
                            judged.similarity(),
                            judged.verdict(),
                            judged.pair().asked(),
                            judged.pair().remembered()));
        }
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
