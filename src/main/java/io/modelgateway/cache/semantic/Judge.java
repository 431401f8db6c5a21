package io.modelgateway.cache.semantic;

import io.modelgateway.cache.semantic.reading.Reader;
import io.modelgateway.cache.semantic.reading.Reading;
import java.util.List;
import java.util.Optional;

/**
 * Reads two questions and lets the checks compare them. The same text is the same question in any language; beyond that,
 * whatever is not understood differs. Not thread-safe.
 */
final class Judge {

    private final Reader reader;
    private final List<Check> checks;

    Judge(Reader reader) {
        this.reader = reader;
        this.checks = Checks.all(reader.lexicon());
    }

    Verdict judge(String asked, String remembered) {
        Reading one = reader.read(asked);
        Reading other = reader.read(remembered);
        if (one.text().equals(other.text())) {
            return new Verdict.Same();
        }
        return checks.stream()
                .map(check -> check.difference(one, other))
                .flatMap(Optional::stream)
                .findFirst()
                .<Verdict>map(Verdict.Differs::new)
                .orElseGet(Verdict.Same::new);
    }
}
