package io.modelgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.modelgateway.fixtures.GatewayProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** A gateway with keys, each good for one request a minute, and what the vendors' clients raise of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientKeysIT {

    private static final String WRONG = "nobody-knows-this-key";

    private GatewayProcess gateway;
    private String url;

    @BeforeAll
    void start() {
        var settings = new ArrayList<>(List.of("gateway.auth.mode", "required", "gateway.limits.enabled", "true"));
        Stream.of(
                        "openai",
                        "openai-streamed",
                        "anthropic",
                        "ollama",
                        "ai-sdk",
                        "openai-java",
                        "anthropic-java",
                        "langchain4j")
                .forEach(client -> {
                    String key = "gateway.auth.keys." + client + ".";
                    settings.addAll(List.of(key + "secret", secretOf(client), key + "rpm", "1"));
                });
        gateway = GatewayProcess.start(settings.toArray(String[]::new));
        url = "http://127.0.0.1:" + gateway.port();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    private static String secretOf(String client) {
        return "the-key-of-" + client;
    }

    @TestFactory
    List<DynamicTest> javaScript() {
        NodeSuite.obstacle().ifPresent(missing -> abort(missing));
        return NodeSuite.run("keys.test.js", Map.of("GUARDED_URL", url));
    }

    @Test
    void openAiJava() {
        assertThat(catchThrowableOfType(com.openai.errors.UnauthorizedException.class, () -> askOpenAi(WRONG))
                        .code())
                .contains("E4505");

        askOpenAi(secretOf("openai-java"));

        var limited = catchThrowableOfType(
                com.openai.errors.RateLimitException.class, () -> askOpenAi(secretOf("openai-java")));
        assertThat(limited.headers().values("retry-after")).singleElement().satisfies(ClientKeysIT::isWithinTheMinute);
    }

    private void askOpenAi(String key) {
        var client = OpenAIOkHttpClient.builder()
                .baseUrl(url + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .build();
        try {
            client.chat()
                    .completions()
                    .create(ChatCompletionCreateParams.builder()
                            .model("mock")
                            .addUserMessage("hello")
                            .build());
        } finally {
            client.close();
        }
    }

    @Test
    void anthropicJava() {
        assertThat(catchThrowableOfType(com.anthropic.errors.UnauthorizedException.class, () -> askAnthropic(WRONG)))
                .hasMessageContaining("authentication_error");

        askAnthropic(secretOf("anthropic-java"));

        var limited = catchThrowableOfType(
                com.anthropic.errors.RateLimitException.class, () -> askAnthropic(secretOf("anthropic-java")));
        assertThat(limited.headers().values("retry-after")).singleElement().satisfies(ClientKeysIT::isWithinTheMinute);
    }

    private void askAnthropic(String key) {
        var client = AnthropicOkHttpClient.builder()
                .baseUrl(url)
                .apiKey(key)
                .maxRetries(0)
                .build();
        try {
            client.messages()
                    .create(MessageCreateParams.builder()
                            .model("mock")
                            .maxTokens(100)
                            .addUserMessage("hello")
                            .build());
        } finally {
            client.close();
        }
    }

    @Test
    void langChain4j() {
        assertThat(catchThrowableOfType(AuthenticationException.class, () -> askLangChain4j(WRONG)))
                .isNotNull();

        askLangChain4j(secretOf("langchain4j"));

        assertThat(catchThrowableOfType(RateLimitException.class, () -> askLangChain4j(secretOf("langchain4j"))))
                .isNotNull();
    }

    private void askLangChain4j(String key) {
        OpenAiChatModel.builder()
                .baseUrl(url + "/v1")
                .apiKey(key)
                .modelName("mock")
                .maxRetries(0)
                .build()
                .chat("hello");
    }

    private static void isWithinTheMinute(String retryAfter) {
        assertThat(Long.parseLong(retryAfter)).isBetween(1L, 60L);
    }
}
