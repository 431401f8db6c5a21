package io.modelgateway.cache.semantic.evaluation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The tables of an evaluation, in Markdown. */
final class Report {

    private static final double[] THRESHOLDS = {0.80, 0.85, 0.90, 0.95};

    private final List<Judged> all;

    Report(List<Judged> all) {
        this.all = all;
    }

    /** Hits for every threshold, with and without the veto. */
    String thresholds() {
        var table = new StringBuilder(
                "| threshold | paraphrases hit | false hits | paraphrases hit with veto | false hits with veto |\n");
        table.append("| --- | --- | --- | --- | --- |\n");
        for (double threshold : THRESHOLDS) {
            Predicate<Judged> near = judged -> judged.isAbove(threshold);
            table.append(String.format(
                    Locale.ROOT,
                    "| %.2f | %s | %s | %s | %s |%n",
                    threshold,
                    share(same(), near),
                    share(different(), near),
                    share(same(), near.and(Judged::passes)),
                    share(different(), near.and(Judged::passes))));
        }
        return table.toString();
    }

    /** Hits at one threshold, class by class. */
    String classes(double threshold) {
        var table = new StringBuilder("| class | should hit | above " + threshold + " | and past the veto |\n");
        table.append("| --- | --- | --- | --- |\n");
        var sorts = new LinkedHashSet<String>();
        all.forEach(judged -> sorts.add(judged.pair().sort()));
        for (String sort : sorts) {
            List<Judged> members = all.stream()
                    .filter(judged -> judged.pair().sort().equals(sort))
                    .toList();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    sort,
                    members.stream().allMatch(judged -> judged.pair().same()) ? "yes" : "no",
                    share(members, judged -> judged.isAbove(threshold)),
                    share(members, judged -> judged.isAbove(threshold) && judged.passes())));
        }
        return table.toString();
    }

    /** The pairs on which the cache errs at a threshold. */
    List<Judged> errors(double threshold) {
        return all.stream()
                .filter(judged -> judged.pair().same() != (judged.isAbove(threshold) && judged.passes()))
                .toList();
    }

    private List<Judged> same() {
        return all.stream().filter(judged -> judged.pair().same()).toList();
    }

    private List<Judged> different() {
        return all.stream().filter(judged -> !judged.pair().same()).toList();
    }

    private static String share(List<Judged> of, Predicate<Judged> hit) {
        long hits = of.stream().filter(hit).count();
        return of.isEmpty() ? "-" : hits + "/" + of.size() + " (" + Math.round(100.0 * hits / of.size()) + "%)";
    }
}
