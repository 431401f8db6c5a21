package io.modelgateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaLoadCodecTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CHAT     | {\"model\":\"m\"}                                       | false",
                "CHAT     | {\"model\":\"m\",\"messages\":[]}                       | false",
                "CHAT     | {\"model\":\"m\",\"messages\":[],\"keep_alive\":0}      | true",
                "CHAT     | {\"model\":\"m\",\"messages\":[],\"keep_alive\":-1}     | false",
                "GENERATE | {\"model\":\"m\"}                                       | false",
                "GENERATE | {\"model\":\"m\",\"prompt\":\"\",\"keep_alive\":\"0s\"} | true",
                "GENERATE | {\"model\":\"m\",\"keep_alive\":\"10m\"}                | false"
            })
    void understandsWhatAsksNothing(OllamaLoadCodec codec, String body, boolean unload) {
        assertThat(codec.decode(bytes(body))).hasValue(new OllamaLoadCodec.Load("m", unload));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CHAT     | {\"model\":\"m\",\"messages\":[{}]}",
                "CHAT     | {\"messages\":[]}",
                "CHAT     | {\"model\":\"m\",\"messages\":7}",
                "CHAT     | not json",
                "GENERATE | {\"model\":\"m\",\"prompt\":\"Hi\"}",
                "GENERATE | {\"model\":\"m\",\"images\":[\"AAAA\"]}",
            })
    void leavesEverythingElseAlone(OllamaLoadCodec codec, String body) {
        assertThat(codec.decode(bytes(body))).isEmpty();
    }

    @Test
    void answersAsOllamaDoes() {
        Instant now = Instant.ofEpochSecond(1_700_000_000);

        assertThat(text(OllamaLoadCodec.CHAT.encode(new OllamaLoadCodec.Load("m", false), now)))
                .isEqualTo("""
                {"model":"m","created_at":"2023-11-14T22:13:20Z","message":{"role":"assistant","content":""},\
                "done":true,"done_reason":"load"}""");
        assertThat(text(OllamaLoadCodec.GENERATE.encode(new OllamaLoadCodec.Load("m", true), now)))
                .isEqualTo("""
                {"model":"m","created_at":"2023-11-14T22:13:20Z","response":"","done":true,"done_reason":"unload"}""");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
