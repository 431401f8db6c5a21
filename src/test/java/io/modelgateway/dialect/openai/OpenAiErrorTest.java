package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiErrorTest {

    private static final Set<String> TYPES = Set.of(
            "insufficient_quota",
            "rate_limit_error",
            "authentication_error",
            "permission_error",
            "invalid_request_error",
            "overloaded_error",
            "api_error",
            "server_error");

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void rendersEveryCode(ErrorCode code) throws Exception {
        JsonNode body = encode(GatewayException.of(code));

        assertThat(body.path("error").path("type").asText()).isIn(TYPES);
        assertThat(body)
                .isEqualTo(GatewayJson.read(bytes("{\"error\":{\"message\":\"" + code.message() + "\",\"type\":\""
                        + body.path("error").path("type").asText() + "\",\"param\":null,\"code\":\"" + code.id()
                        + "\",\"request_id\":\"req-1\",\"details\":{}}}")));
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL_NOT_FOUND, invalid_request_error",
        "CONTEXT_LENGTH_EXCEEDED, invalid_request_error",
        "COST_LIMIT_EXCEEDED, invalid_request_error",
        "DATA_RESIDENCY_VIOLATION, permission_error",
        "PROMPT_TOO_LARGE, invalid_request_error",
        "AUTHORIZATION_FAILED, authentication_error",
        "PROVIDER_AUTHENTICATION_FAILED, api_error",
        "PROVIDER_RATE_LIMITED, rate_limit_error",
        "REQUESTS_PER_MINUTE_EXCEEDED, rate_limit_error",
        "QUOTA_EXHAUSTED, insufficient_quota",
        "ALL_CANDIDATES_UNAVAILABLE, overloaded_error",
        "PROVIDER_TIMEOUT, api_error",
        "RESPONSE_PROCESSING_FAILED, server_error"
    })
    void saysTheTypeInTheVendorsWords(ErrorCode code, String type) throws Exception {
        assertThat(encode(GatewayException.of(code)).path("error").path("type").asText())
                .isEqualTo(type);
    }

    @Test
    void goesByTheStatusThatADetailPutsInThePlaceOfTheCodes() throws Exception {
        var forbidden = GatewayException.of(ErrorCode.AUTHORIZATION_FAILED, new ErrorDetail.HttpStatus(403));

        assertThat(encode(forbidden).path("error").path("type").asText()).isEqualTo("permission_error");
    }

    @Test
    void tellsEveryDetail() throws Exception {
        var failure = GatewayException.of(
                ErrorCode.ALL_CANDIDATES_UNAVAILABLE,
                "Nobody is there",
                new ErrorDetail.RetryAfter(Duration.ofMillis(1500)),
                new ErrorDetail.Param("model"),
                new ErrorDetail.HttpStatus(503),
                new ErrorDetail.Problems(List.of("p")),
                new ErrorDetail.NearNames(List.of("gpt-4o")),
                new ErrorDetail.FailedAttempts(
                        List.of(new ErrorDetail.FailedAttempt("m", "p", ErrorCode.PROVIDER_ERROR, 12))),
                new ErrorDetail.RejectedCandidates(
                        List.of(new ErrorDetail.RejectedCandidate("m2", "p2", "health", ErrorCode.CIRCUIT_OPEN))));

        assertThat(encode(failure)).isEqualTo(GatewayJson.read(bytes("""
                {"error":{"message":"Nobody is there","type":"overloaded_error","param":"model","code":"E4102",
                "request_id":"req-1","details":{"retry_after_ms":1500,"param":"model","http_status":503,
                "problems":["p"],"near_names":["gpt-4o"],
                "attempts":[{"model":"m","provider":"p","code":"E4200","latency_ms":12}],
                "rejected":[{"model":"m2","provider":"p2","step":"health","code":"E4700"}]}}}""")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            {"error":{"message":"No such model","type":"invalid_request_error","param":null,"code":"model_not_found"}} | No such model | invalid_request_error | false
            {"error":{"message":"Too long","type":"invalid_request_error","code":"context_length_exceeded"}}           | Too long | invalid_request_error | true
            {"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}} | the request exceeds the available context size | exceed_context_size_error | true
            {"object":"error","message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","code":400} | This model's maximum context length is 4096 tokens. | BadRequestError | true
            {"error":"model 'x' not found"}                       | model 'x' not found | - | false
            {"detail":"Not Found"}                                | Not Found      | - | false
            {"detail":[{"msg":"field required","loc":["body"]}]}  | field required | - | false
            {"error":{"message":7}}                               | -              | - | false
            {}                                                    | -              | - | false
            []                                                    | -              | - | false
            <html>Bad Gateway</html>                              | -              | - | false
            """)
    void readsWhatAProvidersErrorSays(String body, String message, String type, boolean overflow) {
        assertThat(new OpenAiProviderCodec().decodeError(bytes(body)))
                .isEqualTo(new ProviderErrorBody(message, type, overflow));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-proj-abcdefGHIJ1234567890",
                "sk-ab***************************************wxyz",
                "gsk_abcdEFGH12345678",
                "AIzaSyA1234567890abcdefg",
            })
    void showsNoKeyOfAProvidersError(String key) {
        String message = "Incorrect API key provided: " + key + ". You can find yours at https://example.org.";

        var read = new OpenAiProviderCodec().decodeError(bytes("{\"error\":{\"message\":\"" + message + "\"}}"));

        assertThat(read.message())
                .isEqualTo("Incorrect API key provided: [redacted]. You can find yours at https://example.org.");
    }

    @Test
    void boundsAProvidersMessage() {
        var read =
                new OpenAiProviderCodec().decodeError(bytes("{\"error\":{\"message\":\"" + "👋".repeat(1000) + "\"}}"));

        assertThat(read.message()).hasSizeLessThanOrEqualTo(500).endsWith("👋…");
    }

    private static JsonNode encode(GatewayException failure) throws Exception {
        return GatewayJson.read(new OpenAiClientCodec().encodeError(failure, "req-1"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
