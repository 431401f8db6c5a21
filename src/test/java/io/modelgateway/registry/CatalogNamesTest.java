package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.config.NearNames;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What names mean, and which names resemble them. */
class CatalogNamesTest {

    private static final Catalog CATALOG = Texts.registry("""
                    providers:
                      one: {type: openai, base-url: "http://one/v1"}
                      two: {type: openai, base-url: "http://two/v1"}
                    models:
                      - {id: shared, provider: one}
                      - {id: shared, provider: two}
                      - {id: meta/big, provider: one}
                      - {id: one/odd, provider: two}
                      - {id: idle, provider: one, status: disabled}
                    aliases:
                      default: best
                      best: two/shared
                      shared: one/shared
                      cheap: auto:cost
                      economy: cheap
                      gone: nowhere
                    """).catalog();

    @ParameterizedTest
    @CsvSource({
        "meta/big, one/meta/big",
        "one/meta/big, one/meta/big",
        "one/odd, two/one/odd",
        "two/one/odd, two/one/odd",
        "default, two/shared",
        "shared, one/shared",
        "two/shared, two/shared",
        "idle, one/idle",
        "llava-llama3:latest, ollama/llava-llama3",
        "ollama/llava-llama3:latest, ollama/llava-llama3",
        "' llama3.2:3b ', ollama/llama3.2:3b"
    })
    void aNameMeansOneModel(String name, String meant) {
        assertThat(CATALOG.resolve(name))
                .extracting(ModelDefinition::qualifiedName)
                .containsExactly(meant);
    }

    @ParameterizedTest
    @CsvSource({"auto", "auto:cost", "cheap", "economy", "gone", "nowhere", "one/", "/shared", "three/shared", "''", "/"
    })
    void otherNamesMeanNone(String name) {
        assertThat(CATALOG.resolve(name)).isEmpty();
    }

    @Test
    void anIdThatSeveralProvidersHaveMeansAllOfThem() {
        Catalog catalog = Texts.registry("""
                        providers: {two: {type: ollama}}
                        models: [{id: "llama3.1:8b", provider: two}]
                        """).catalog();

        assertThat(catalog.resolve("llama3.1:8b"))
                .extracting(ModelDefinition::qualifiedName)
                .containsExactly("ollama/llama3.1:8b", "two/llama3.1:8b");
    }

    @Test
    void aliasesShowWhatTheyStandFor() {
        assertThat(CATALOG.aliases()).containsEntry("cheap", "auto:cost").containsEntry("default", "best");
    }

    @ParameterizedTest
    @CsvSource({
        "llama3.1:8B, llama3.1:8b",
        "lama3.1:8b, llama3.1:8b",
        "llama3.2, llama3.2:3b",
        "metabig, meta/big",
        "chaep, cheap"
    })
    void theNearestNameComesFirst(String mistyped, String meant) {
        assertThat(CATALOG.namesNear(mistyped)).first().isEqualTo(meant);
    }

    @Test
    void whatResemblesNothingHasNoNearNames() {
        assertThat(CATALOG.namesNear("qwertyuiop")).isEmpty();
        assertThat(CATALOG.namesNear(" ")).isEmpty();
    }

    @Test
    void disabledModelsAreNotSuggested() {
        assertThat(CATALOG.namesNear("idle")).doesNotContain("idle");
    }

    @Test
    void atMostFiveNamesAreSuggestedAndNeverForLong() {
        List<String> known =
                IntStream.range(0, 100_000).mapToObj(i -> "model-" + i).toList();

        assertThat(NearNames.to("model-", known)).hasSize(5);
        assertThat(NearNames.to("x".repeat(1_000_000), known)).isEmpty();
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(5), () -> NearNames.to("m".repeat(100), known));
    }
}
