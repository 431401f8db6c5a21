package io.modelgateway.cache.semantic.reading;

import java.util.Map;
import java.util.Set;

/** Pronouns; whoever asks is one person, alone or with others, in any case. */
final class Pronouns {

    private static final Map<String, String> PERSONS = Map.of(
            "i", "i", "me", "i", "we", "i", "us", "i", "them", "they", "him", "he", "these", "this", "those", "that");
    private static final Set<String> OTHERS =
            Set.of("you", "he", "she", "it", "they", "this", "that", "your", "his", "her", "their", "its", "there");

    private Pronouns() {}

    static boolean isAny(String word) {
        return PERSONS.containsKey(word) || OTHERS.contains(word);
    }

    static String person(String word) {
        return PERSONS.getOrDefault(word, word);
    }
}
