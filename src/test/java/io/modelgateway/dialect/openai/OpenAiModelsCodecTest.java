package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModelsCodecTest {

    private static final OpenAiModel LLAMA = new OpenAiModel("llama3.2:3b", 1763856000, "ollama");
    private static final String LLAMA_JSON =
            "{\"id\":\"llama3.2:3b\",\"object\":\"model\",\"created\":1763856000,\"owned_by\":\"ollama\"}";

    private final OpenAiModelsCodec codec = new OpenAiModelsCodec();

    @Test
    void writesTheListAndOneEntry() {
        assertThat(text(codec.encode(List.of(LLAMA)))).isEqualTo("{\"object\":\"list\",\"data\":[" + LLAMA_JSON + "]}");
        assertThat(text(codec.encode(LLAMA))).isEqualTo(LLAMA_JSON);
    }

    @Test
    void readsAProvidersList() {
        byte[] body = bytes("{\"data\":[" + LLAMA_JSON + ",{\"id\":\"x\"},{\"id\":\"\"},{},7],\"object\":\"list\"}");

        assertThat(codec.decode(body)).containsExactly(LLAMA, new OpenAiModel("x", 0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"data\":{}}"})
    void refusesWhatIsNoList(String body) {
        var refused = catchThrowableOfType(GatewayException.class, () -> codec.decode(bytes(body)));

        assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
