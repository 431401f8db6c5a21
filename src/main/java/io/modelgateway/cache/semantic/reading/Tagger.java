package io.modelgateway.cache.semantic.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/** OpenNLP's tagger for English, trained on web texts. About 0.1 ms a question. Not thread-safe. */
final class Tagger {

    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    private final POSTaggerME tagger;

    Tagger() {
        try (InputStream model = POSModel.class.getResourceAsStream(MODEL)) {
            this.tagger = new POSTaggerME(new POSModel(model));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Tag> tags(List<String> words) {
        return Arrays.stream(tagger.tag(words.toArray(String[]::new)))
                .map(Tag::of)
                .toList();
    }
}
