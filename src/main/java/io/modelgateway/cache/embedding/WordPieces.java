package io.modelgateway.cache.embedding;

import ai.djl.modality.nlp.DefaultVocabulary;
import ai.djl.modality.nlp.Vocabulary;
import ai.djl.modality.nlp.bert.BertFullTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * BERT's uncased WordPiece, in plain Java: the same pieces as the tokenizer that the model was trained with. Thread-safe.
 */
final class WordPieces {

    /** What the model can take, its two marks included; the rest of a longer text is left out. */
    static final int MOST_PIECES = 512;

    /** A text this long has more pieces than the model takes, so nothing beyond need be looked at. */
    private static final int MOST_CHARS = 8192;

    private final Vocabulary vocabulary;
    private final BertFullTokenizer tokenizer;
    private final long start;
    private final long end;

    /** @param json a Hugging Face {@code tokenizer.json}; the caller closes it */
    WordPieces(InputStream json) throws IOException {
        JsonNode entries = new ObjectMapper().readTree(json).path("model").path("vocab");
        var words = new String[entries.size()];
        entries.properties().forEach(entry -> words[entry.getValue().intValue()] = entry.getKey());
        this.vocabulary = DefaultVocabulary.builder()
                .add(Arrays.asList(words))
                .optUnknownToken("[UNK]")
                .build();
        this.tokenizer = new BertFullTokenizer(vocabulary, true);
        this.start = vocabulary.getIndex("[CLS]");
        this.end = vocabulary.getIndex("[SEP]");
    }

    /** The pieces' numbers between the two marks, at most {@link #MOST_PIECES}. */
    long[] of(String text) {
        String readable = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
        List<String> pieces = tokenizer.tokenize(spacedIdeographs(readable));
        int count = Math.min(pieces.size(), MOST_PIECES - 2);
        var numbers = new long[count + 2];
        numbers[0] = start;
        for (int i = 0; i < count; i++) {
            numbers[i + 1] = vocabulary.getIndex(pieces.get(i));
        }
        numbers[count + 1] = end;
        return numbers;
    }

    /** The model saw each ideograph as a word of its own, which this tokenizer does not do by itself. */
    private static String spacedIdeographs(String text) {
        if (text.codePoints().noneMatch(Character::isIdeographic)) {
            return text;
        }
        var spaced = new StringBuilder(text.length() * 2);
        text.codePoints().forEach(point -> {
            if (Character.isIdeographic(point)) {
                spaced.append(' ').appendCodePoint(point).append(' ');
            } else {
                spaced.appendCodePoint(point);
            }
        });
        return spaced.toString();
    }
}
