package io.modelgateway.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bad header Authorization: Bearer abc.def-123      | Bad header Authorization: [redacted] [redacted]
            bearer ABCDEFGHIJ refused                         | bearer [redacted] refused
            x-api-key=verysecretvalue is wrong                | x-api-key=[redacted] is wrong
            key sk-ant-api03-AAAA_BBBB-cccc is wrong          | key [redacted] is wrong
            AKIAIOSFODNN7EXAMPLE has no access                | [redacted] has no access
            The task-oriented risk-free disk-based model      | The task-oriented risk-free disk-based model
            max_tokens: 99999999 is too large                 | max_tokens: 99999999 is too large
            """)
    void hidesWhatLooksLikeAKey(String message, String shown) {
        assertThat(ProviderSentence.shown(message)).contains(shown);
    }

    @Test
    void makesOneLine() {
        assertThat(ProviderSentence.shown(" a\r\n\tb\u0000c ")).contains("a b c");
        assertThat(ProviderSentence.shown(" \n ")).isEmpty();
        assertThat(ProviderSentence.shown(null)).isEmpty();
    }

    @Test
    void recognisesAKeyThatTheBoundWouldCut() {
        String message = "x".repeat(490) + " sk-abcdefghijklmnopqrstuvwxyz";

        assertThat(ProviderSentence.shown(message).orElseThrow()).doesNotContain("sk-");
    }

    @Property
    void neverExceedsItsBound(@ForAll String message) {
        assertThat(ProviderSentence.shown(message.repeat(20)).orElse(""))
                .hasSizeLessThanOrEqualTo(ProviderSentence.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // OpenAI
                "This model's maximum context length is 128000 tokens. However, your messages resulted in 130000 tokens.",
                "Your input exceeds the context window of this model. Please adjust your input and try again.",
                // Anthropic
                "prompt is too long: 210000 tokens > 200000 maximum",
                "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000",
                // llama.cpp
                "the request exceeds the available context size, try increasing it",
                // Ollama, Gemini, Bedrock
                "input length exceeds maximum context length",
                "Input is too long for requested model.",
                "The input token count (1200000) exceeds the maximum number of tokens allowed: too many tokens"
            })
    void knowsAnOverflowWhenItSeesOne(String message) {
        assertThat(ProviderSentence.saysContextOverflow(message)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens is too large", "model not found", "the context is missing", ""})
    void takesNothingElseForAnOverflow(String message) {
        assertThat(ProviderSentence.saysContextOverflow(message)).isFalse();
    }
}
