package io.modelgateway.cache.semantic;

import io.modelgateway.cache.semantic.reading.Reading;
import java.util.Optional;

/** Only English can be read here; a question in any other language has no paraphrases. */
record LanguageCheck() implements Check {

    @Override
    public Optional<VetoReason> difference(Reading asked, Reading remembered) {
        if (asked.english() && remembered.english()) {
            return Optional.empty();
        }
        return Optional.of(asked.english() || remembered.english() ? VetoReason.LANGUAGE : VetoReason.UNREADABLE);
    }
}
