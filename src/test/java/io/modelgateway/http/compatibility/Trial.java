package io.modelgateway.http.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.scripted.ScriptedVendors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One feature asked for by one client of one model, and what came of it in a few words. */
final class Trial {

    static final String YES = "yes";
    static final String NO_WORD = "no such field";
    static final String NO_UPSTREAM = "–";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RawClient http;
    private final ScriptedVendors vendors;

    Trial(RawClient http, ScriptedVendors vendors) {
        this.http = http;
        this.vendors = vendors;
    }

    String outcome(Client client, Feature feature, String model) {
        if (!client.canAsk(feature)) {
            return NO_WORD;
        }
        return switch (feature) {
            case CANCEL -> model.equals("mock") ? NO_UPSTREAM : cancelled(client, model);
            case ERROR -> failed(client, model);
            default -> answered(client, feature, model);
        };
    }

    private String answered(Client client, Feature feature, String model) {
        HttpResponse<String> response = send(client, client.request(feature, model, "the weather by get_weather?"));
        if (response.statusCode() != 200) {
            return "refused: " + code(response.body());
        }
        String expected = feature.answer(model.equals("mock"));
        String outcome = said(client, feature, response.body()).contains(expected) ? YES : "no";
        return response.headers()
                .firstValue("X-Gateway-Dropped-Params")
                .map(dropped -> outcome + ", without " + dropped.replaceAll("[^, ]+", "`$0`"))
                .orElse(outcome);
    }

    /** {@return everything the model said, whatever the framing; of a call of a tool its name} */
    private static String said(Client client, Feature feature, String body) {
        List<String> fields = feature == Feature.TOOL_CALL ? List.of("name") : client.answerFields();
        return body.lines()
                .map(line -> line.startsWith("data:") ? line.substring(5).strip() : line)
                .filter(line -> line.startsWith("{"))
                .map(Trial::json)
                .flatMap(tree -> fields.stream().flatMap(field -> tree.findValuesAsText(field).stream()))
                .collect(Collectors.joining());
    }

    private String failed(Client client, String model) {
        String body = client.request(Feature.ERROR, model, "fail 429");
        var response = send(client, body, "X-Mock-Failure", "rate-limit");
        boolean told = response.statusCode() == 429
                && code(response.body()).equals("E4204")
                && response.headers().firstValue("Retry-After").isPresent();
        return told ? YES : "no: " + response.statusCode();
    }

    private String cancelled(Client client, String model) {
        long before = vendors.aborted();
        try (var answer = http.open(client.path(), client.request(Feature.CANCEL, model, "hang"))
                .body()) {
            answer.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> vendors.aborted() > before);
            return YES;
        } catch (ConditionTimeoutException never) {
            return "no";
        }
    }

    private HttpResponse<String> send(Client client, String body, String... headers) {
        return http.whole(client.path(), body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static String code(String body) {
        int at = body.indexOf("E4");
        return at < 0 ? body : body.substring(at, at + 5);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }
}
