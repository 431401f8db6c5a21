package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.config.Secret;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a catalogue file may say, and what is refused. */
class CatalogFileTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("KEY", "sk-secret", "EMPTY", "");

    @TempDir
    Path directory;

    private final Problems problems = new Problems();

    private Layer read(String name, String text) throws IOException {
        Path path = Files.writeString(directory.resolve(name), text);
        var file = new CatalogFile(path, new EnvironmentExpansion(ENVIRONMENT::get));
        return file.read(file.content(), problems);
    }

    private List<String> problems(String text) throws IOException {
        read("catalog.yaml", text);
        return problems.sentences();
    }

    @Test
    void yamlAndJsonSayTheSame() throws IOException {
        Layer yaml = read("catalog.yaml", """
                providers:
                  far: {type: openai, base-url: "https://far/v1"}
                models:
                  big: {provider: far, context-window: 128_000, price: {input: 0.1}}
                aliases: {best: big}
                """);
        Layer json = read("catalog.json", """
                {"providers": {"far": {"type": "openai", "base-url": "https://far/v1"}},
                 "models": {"big": {"provider": "far", "context-window": 128000, "price": {"input": 0.1}}},
                 "aliases": {"best": "big"}}
                """);

        assertThat(problems.sentences()).isEmpty();
        assertThat(yaml).isEqualTo(json);
        assertThat(yaml.models()
                        .get(new ModelKey(new ProviderId("far"), new ModelId("big")))
                        .contextWindow())
                .isEqualTo(128_000);
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        Layer layer = read("catalog.yaml", "# nothing yet\n");

        assertThat(problems.sentences()).isEmpty();
        assertThat(layer.models()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n"})
    void aFileThatWasCutToNothingIsRefused(String content) throws IOException {
        read("catalog.yaml", content);

        assertThat(problems.sentences()).singleElement().asString().endsWith("must not be empty");
    }

    @Test
    void keysComeFromTheEnvironment() throws IOException {
        Layer layer =
                read("catalog.yaml", "providers: {openai: {api-key: '${KEY}', base-url: 'https://${HOST:h}/v1'}}");

        ProviderPatch openai = layer.providers().get(new ProviderId("openai"));
        assertThat(problems.sentences()).isEmpty();
        assertThat(openai.apiKey()).isEqualTo(new Secret("sk-secret"));
        assertThat(openai.baseUrl()).hasToString("https://h/v1");
        assertThat(openai.toString()).doesNotContain("sk-secret");
    }

    @Test
    void aReferenceMayBeAbsentIfItSaysSo() throws IOException {
        Layer layer = read("catalog.yaml", "providers: {openai: {api-key: '${EMPTY:}'}}");

        assertThat(problems.sentences()).isEmpty();
        assertThat(layer.providers().get(new ProviderId("openai")).apiKey()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${EMPTY}", "${UNSET}"})
    void aReferenceToNothingIsRefused(String reference) throws IOException {
        assertThat(problems("providers: {openai: {api-key: '" + reference + "'}}"))
                .singleElement()
                .asString()
                .startsWith("providers.openai.api-key refers to the environment variable ")
                .endsWith(", which is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-plain", "${KEY}x", "${KEY:sk-plain}"})
    void aKeyInTheFileItselfIsRefusedAndNotRepeated(String key) throws IOException {
        assertThat(problems("providers: {openai: {api-key: '" + key + "'}}"))
                .singleElement()
                .asString()
                .startsWith("providers.openai.api-key must be a reference")
                .doesNotContain("plain");
    }

    @Test
    void unknownFieldsAreRefusedByName() throws IOException {
        assertThat(problems("""
                provider: {}
                providers: {ollama: {url: x, circuit: {threshold: 1}}}
                models: {m: {provider: ollama, contextwindow: 5}}
                """))
                .containsExactlyInAnyOrder(
                        "provider is not known",
                        "providers.ollama.url is not known",
                        "providers.ollama.circuit.threshold is not known",
                        "models.m.contextwindow is not known");
    }

    @Test
    void theSameModelTwiceIsRefused() throws IOException {
        assertThat(problems("""
                models:
                  - {id: m, provider: ollama}
                  - {id: m, provider: ollama}
                """)).containsExactly("models[1] names the same model as models[0]: ollama/m");
    }

    static List<String> malformed() {
        return List.of(
                "models: [",
                "models: {a: {provider: x}, a: {provider: y}}",
                "- a list",
                "just text",
                "models: 5",
                "models: {m: 5}",
                "aliases: {a: null}",
                "models: {m: {provider: ollama, price: {input: .nan}}}",
                "models: {m: {provider: ollama, price: {input: .inf}}}",
                "models: {m: {provider: ollama, price: {input: 1e999999999}}}",
                "models: {m: {provider: ollama, rpm: 99999999999999999999}}",
                "models: {m: {provider: ollama, rpm: 0x10000000000}}",
                "a: &x {b: 1}\nc: *x",
                "a: &a [1]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]",
                "one: 1\n---\ntwo: 2",
                "!!javax.script.ScriptEngineManager [x]",
                "[".repeat(10_000),
                "a: ".repeat(1) + "{a: ".repeat(200),
                "\u0000\u0001",
                "models: {\"m\\nX-Evil: 1\": {provider: ollama, display-name: \"a\\nb\"}}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsMalformedIsAProblemAndNothingWorse(String text) throws IOException {
        assertThat(problems(text)).isNotEmpty();
    }

    @Test
    void aFileBeyondAllBoundsIsRefused() throws IOException {
        assertThat(problems("#" + "x".repeat(CatalogFile.LARGEST_BYTES)))
                .singleElement()
                .asString()
                .endsWith("must not be larger than 4194304 bytes");
    }

    @Test
    void aFileFullOfMistakesIsToldInShort() throws IOException {
        var text = new StringBuilder("models:\n");
        for (int i = 0; i < 500; i++) {
            text.append("  m").append(i).append(": {provider: ollama, rpm: 0}\n");
        }

        assertThat(problems(text.toString())).hasSize(101).last().isEqualTo("and 400 more");
    }
}
