package io.modelgateway.cache.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.cache.semantic.reading.Reader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JudgePropertiesTest {

    private static final Judge JUDGE = new Judge(new Reader());

    @Property(tries = 200)
    void anotherNumberIsAnotherQuestion(
            @ForAll("questions") String question,
            @ForAll @IntRange(max = 5000) int one,
            @ForAll @IntRange(max = 5000) int other) {
        Assume.that(one != other);

        assertThat(same(question.formatted(one), question.formatted(other))).isFalse();
    }

    @Property(tries = 200)
    void placesThatChangeTheirRolesAreAnotherQuestion(
            @ForAll("journeys") String question, @ForAll("places") String one, @ForAll("places") String other) {
        Assume.that(!one.equals(other));

        assertThat(same(question.formatted(one, other), question.formatted(other, one)))
                .isFalse();
    }

    @Property(tries = 200)
    void anExtraWordIsAnotherQuestion(@ForAll("questions") String question, @ForAll("places") String place) {
        String asked = question.formatted(3);

        assertThat(same(asked, asked.replace("?", " in " + place + "?"))).isFalse();
    }

    @Property(tries = 200)
    void neverBreaksOnAnyText(@ForAll String asked, @ForAll String remembered) {
        assertThat(same(asked, remembered)).isEqualTo(same(remembered, asked));
        assertThat(same(asked, asked)).isTrue();
    }

    @Provide
    Arbitrary<String> questions() {
        return Arbitraries.of(
                "How do I cook rice for %d people?",
                "What is the square root of %d?",
                "Can I return an order after %d days?",
                "What happened in the year %d?",
                "Is %d mg of aspirin safe?",
                "How much is %d$ in euros?");
    }

    @Provide
    Arbitrary<String> journeys() {
        return Arbitraries.of(
                "How do I get from %s to %s?",
                "Is %s bigger than %s?",
                "Did %s invade %s?",
                "How far is %s behind %s?",
                "Send the parcel to %s, not %s",
                "Why does %s import oil from %s?");
    }

    @Provide
    Arbitrary<String> places() {
        return Arbitraries.of("Oslo", "Peru", "Texas", "Japan", "Kenya", "Lyon", "New Zealand");
    }

    private static boolean same(String asked, String remembered) {
        return JUDGE.judge(asked, remembered) instanceof Verdict.Same;
    }
}
