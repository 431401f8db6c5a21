package io.modelgateway.cache.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.cache.semantic.reading.Reader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {

    private static final Judge JUDGE = new Judge(new Reader());

    @ParameterizedTest
    @MethodSource("nearMisses")
    void neverLetsNearMissesShareAnAnswer(Pairs pair) {
        assertThat(JUDGE.judge(pair.asked(), pair.remembered())).isInstanceOf(Verdict.Differs.class);
    }

    static Stream<Pairs> nearMisses() {
        return Pairs.all().stream().filter(pair -> !pair.same());
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysTheSameOfBothDirections(Pairs pair) {
        boolean forth = JUDGE.judge(pair.asked(), pair.remembered()) instanceof Verdict.Same;
        boolean back = JUDGE.judge(pair.remembered(), pair.asked()) instanceof Verdict.Same;

        assertThat(forth).isEqualTo(back);
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesEveryTextForItself(Pairs pair) {
        assertThat(JUDGE.judge(pair.asked(), pair.asked())).isEqualTo(new Verdict.Same());
        assertThat(JUDGE.judge(pair.asked(), "  " + pair.asked().replace(" ", "  ") + " "))
                .isEqualTo(new Verdict.Same());
    }

    static List<Pairs> all() {
        return Pairs.all();
    }

    @Test
    void recognisesMostParaphrasesItWasTunedOn() {
        List<Pairs> paraphrases = Pairs.all().stream().filter(Pairs::same).toList();

        long recognised = paraphrases.stream()
                .filter(pair -> JUDGE.judge(pair.asked(), pair.remembered()) instanceof Verdict.Same)
                .count();

        assertThat(recognised).isGreaterThanOrEqualTo(paraphrases.size() * 6L / 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NUMBER      | Convert 100 euros to dollars        | Convert 1000 euros to dollars
            DATE        | What happened in May?               | What happened in March?
            ENTITY      | What is the capital of Peru?        | What is the capital of Chile?
            NEGATION    | Why does my code compile?           | Why does my code not compile?
            ROLE        | Flights from Boston to Denver       | Flights from Denver to Boston
            COMPARISON  | Is gold heavier than lead?          | Is gold heavy as lead?
            TENSE       | Did the bus leave?                  | Will the bus leave?
            QUANTIFIER  | Delete all files                    | Delete some files
            LITERAL     | Explain `list.append(x)`            | Explain `list.extend(x)`
            LANGUAGE    | How do I reset my password?         | Wie setze ich mein Passwort zurück?
            QUESTION    | When was the bridge built?          | Why was the bridge built?
            FORMAT      | List the planets as JSON            | List the planets as a table
            UNEXPLAINED | How do I freeze an account?         | How do I close an account?
            UNREADABLE  | Comment annuler ma commande ?       | Comment suivre ma commande ?
            """)
    void namesTheReason(VetoReason reason, String asked, String remembered) {
        assertThat(JUDGE.judge(asked, remembered)).isEqualTo(new Verdict.Differs(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is 12 + 5?                    | What is twelve + five?
            Is 1,000 km far?                   | Is 1000 kilometers far?
            How do I reset my password?        | hey, could you please tell me how I can reset my password? thanks!
            What's the capital of Peru?        | What is Peru's capital?
            Flights from Rome to Oslo in June  | In June, flights from Rome to Oslo
            How do I sort lists in Python?     | In Python, what is the best way to sort a list?
            """)
    void acceptsAnotherWording(String asked, String remembered) {
        assertThat(JUDGE.judge(asked, remembered)).isEqualTo(new Verdict.Same());
    }

    @Test
    void refusesTextsTooLongToAlign() {
        String text = "What is the capital of Peru and ".repeat(30);

        assertThat(JUDGE.judge(text + "why", text + "how")).isInstanceOf(Verdict.Differs.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''     | hello
            ???    | !!!
            Thanks | Please
            `a`    | `b`
            """)
    void refusesTextsThatSayNothing(String asked, String remembered) {
        assertThat(JUDGE.judge(asked, remembered)).isInstanceOf(Verdict.Differs.class);
    }
}
