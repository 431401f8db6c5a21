package io.modelgateway.observe;

import static io.modelgateway.fixtures.TraceCollector.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.modelgateway.fixtures.TraceCollector;
import io.opentelemetry.proto.trace.v1.Span;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
@WithTestResource(TraceCollector.class)
class TracingTest {

    private static final String CALLERS_SPAN = "b7ad6b7169203331";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metricsPage;

    @BeforeEach
    void reset() {
        ScriptedProviders.primary().reset();
        ScriptedProviders.backup().reset();
        RestAssured.post("/admin/circuits/reset").then().statusCode(200);
    }

    @Test
    void tellsOfTheRequestAndEachAttemptInTheCallersTrace() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Reply.json(501, "{}"));
        ScriptedProviders.backup().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));

        chat("chained-model", false, "00-" + trace + "-" + CALLERS_SPAN + "-01")
                .then()
                .statusCode(200);

        List<Span> spans = TraceCollector.spans(trace, 3);
        Span request = spans.getFirst();
        assertThat(spans)
                .extracting(Span::getName)
                .containsExactly("chat chained-model", "chat chained-model", "chat backup-model");
        assertThat(spans)
                .extracting(Span::getKind)
                .containsExactly(
                        Span.SpanKind.SPAN_KIND_SERVER, Span.SpanKind.SPAN_KIND_CLIENT, Span.SpanKind.SPAN_KIND_CLIENT);
        assertThat(TraceCollector.hex(request.getParentSpanId().toByteArray())).isEqualTo(CALLERS_SPAN);
        assertThat(spans.subList(1, 3))
                .allSatisfy(attempt -> assertThat(attempt.getParentSpanId()).isEqualTo(request.getSpanId()));
        assertThat(attribute(request, "gen_ai.operation.name")).isEqualTo("chat");
        assertThat(attribute(request, "gen_ai.request.model")).isEqualTo("chained-model");
        assertThat(attribute(request, "gen_ai.response.model")).isEqualTo("backup-model");
        assertThat(attribute(request, "gen_ai.provider.name")).isEqualTo("backup");
        assertThat(attribute(request, "gen_ai.request.max_tokens")).isEqualTo("77");
        assertThat(attribute(request, "gateway.attempts")).isEqualTo("2");
        assertThat(Long.parseLong(attribute(request, "gen_ai.usage.output_tokens")))
                .isPositive();
        assertThat(attribute(spans.get(1), "error.type")).isEqualTo("E4200");
        assertThat(attribute(spans.get(1), "http.response.status_code")).isEqualTo("501");
        assertThat(attribute(spans.get(2), "server.address")).isEqualTo("127.0.0.1");
        assertThat(TraceCollector.everything()).doesNotContain("secret prompt", "upstream-secret");
    }

    @Test
    void theProviderBecomesPartOfTheTrace() {
        String trace = "1af7651916cd43dd8448eb211c80319c";
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));

        chat("primary-model", false, "00-" + trace + "-" + CALLERS_SPAN + "-01")
                .then()
                .statusCode(200);

        Span attempt = TraceCollector.spans(trace, 2).getLast();
        assertThat(ScriptedProviders.primary()
                        .takeRequestTo(ScriptedProviders.OPENAI_CHAT)
                        .header("traceparent"))
                .contains("00-" + trace + "-"
                        + TraceCollector.hex(attempt.getSpanId().toByteArray()) + "-01");
    }

    @Test
    void theSpanOfAStreamEndsWithTheStream() {
        String trace = "2af7651916cd43dd8448eb211c80319c";
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Reply.transcript("/upstream/openai/text.sse"));

        chat("primary-model", true, "00-" + trace + "-" + CALLERS_SPAN + "-01")
                .then()
                .statusCode(200);

        List<Span> spans = TraceCollector.spans(trace, 2);
        assertThat(spans.getLast().getEventsList())
                .extracting(Span.Event::getName)
                .containsExactly("gateway.first_content");
        assertThat(attribute(spans.getFirst(), "gateway.stream")).isEqualTo("true");
    }

    @Test
    void whatTheCallerDoesNotRecordIsNotRecorded() {
        String trace = "3af7651916cd43dd8448eb211c80319c";
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));

        chat("primary-model", false, "00-" + trace + "-" + CALLERS_SPAN + "-00")
                .then()
                .statusCode(200);
        // Spans come in order: with one of later requests there, this one's would be, too.
        ScriptedProviders.primary().reset();
        theProviderBecomesPartOfTheTrace();

        assertThat(TraceCollector.spans(trace, 0)).isEmpty();
    }

    @Test
    void histogramsPointToTraces() {
        String trace = "4af7651916cd43dd8448eb211c80319c";
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));

        chat("primary-model", false, "00-" + trace + "-" + CALLERS_SPAN + "-01")
                .then()
                .statusCode(200);
        TraceCollector.spans(trace, 2);

        // As Prometheus asks with scrape_protocols: [OpenMetricsText1.0.0].
        String metrics = RestAssured.given()
                .header("Accept", "application/openmetrics-text;version=1.0.0;q=0.6,*/*;q=0.1")
                .get(metricsPage)
                .asString();
        // Of which request is the sampler's choice, which keeps one for some seconds.
        assertThat(metrics)
                .containsPattern("gen_ai_server_request_duration_seconds_bucket.*# \\{.*trace_id=\"[0-9a-f]{32}\"");
    }

    private static Response chat(String model, boolean stream, String traceparent) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("traceparent", traceparent)
                .body("{\"model\":\"" + model + "\",\"max_tokens\":77,\"stream\":" + stream
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"secret prompt\"}]}")
                .post("/v1/chat/completions");
    }
}
