package io.modelgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.ModelId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerFamilyTest {

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, O200K",
        "gpt-4o-mini-2024-07-18, O200K",
        "gpt-4.1, O200K",
        "gpt-4.5-preview, O200K",
        "gpt-5-mini, O200K",
        "gpt-6-astra, O200K",
        "gpt-oss:20b, O200K",
        "chatgpt-4o-latest, O200K",
        "o1, O200K",
        "o4-mini, O200K",
        "openai/gpt-4o, O200K",
        "GPT-4O, O200K",
        "gpt-4, CL100K",
        "gpt-4-turbo, CL100K",
        "gpt-3.5-turbo, CL100K",
        "gpt-35-turbo, CL100K",
        "text-embedding-3-small, CL100K",
        "claude-sonnet-4-6, CLAUDE",
        "anthropic.claude-3-haiku-20240307-v1:0, CLAUDE",
        "llama3.1:8b, OTHER",
        "orca-mini, OTHER",
        "auto, OTHER",
        "mock, OTHER",
    })
    void isToldByTheName(String model, TokenizerFamily family) {
        assertThat(TokenizerFamily.of(new ModelId(model))).isEqualTo(family);
    }
}
