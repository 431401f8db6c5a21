package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.StreamEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDeltaTest {

    @Test
    void readsOnePieceOfText() {
        var delta = read("""
                {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","system_fingerprint":null,"extra":{"a":[1]},
                "choices":[{"index":2,"delta":{"role":"assistant","content":"a\\u00e9\\n"},"logprobs":null,"finish_reason":null}],
                "usage":null}""");

        assertThat(delta).isEqualTo(new StreamEvent.TextDelta(2, "aé\n", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choices\":[]}",
                "{\"choices\":[{\"index\":0,\"delta\":{}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":null}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":[{\"type\":\"text\"}]}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\",\"reasoning_content\":\"b\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\",\"tool_calls\":[]}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"logprobs\":{}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}},{\"index\":1,\"delta\":{\"content\":\"b\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],\"choices\":[{\"index\":0,\"delta\":{\"content\":\"b\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],\"usage\":{\"prompt_tokens\":1}}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}],\"error\":{\"message\":\"x\"}}",
                "{\"choices\":[{\"index\":0.5,\"delta\":{\"content\":\"a\"}}]}",
                "{\"choices\":[{\"index\":99999999999,\"delta\":{\"content\":\"a\"}}]}",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]} more",
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]",
                "[1]",
                "no JSON",
                ""
            })
    void leavesEverythingElseToACloserLook(String chunk) {
        assertThat(read(chunk)).isNull();
    }

    private static StreamEvent.TextDelta read(String chunk) {
        return PlainDelta.read(chunk.getBytes(StandardCharsets.UTF_8));
    }
}
