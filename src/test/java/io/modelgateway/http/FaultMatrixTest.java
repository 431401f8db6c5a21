package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.ANTHROPIC_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.backup;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Provider fault × way of the answer × with or without a chain → status, code, calls, circuit. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class FaultMatrixTest {

    /** The gateway keeps at most 64 MiB of one answer; this one is right but for its size. */
    private static final List<byte[]> MORE_THAN_THE_LIMIT = padded(65, Answers.whole("hello"));

    /** What a provider does wrong, and what is expected of the gateway. */
    enum Fault {
        INTERNAL_ERROR(Answers.error(500), 502, "E4200", 3, true, true),
        BAD_GATEWAY(Answers.error(502), 502, "E4200", 3, true, true),
        UNAVAILABLE(Answers.error(503), 502, "E4200", 3, true, true),
        OVERLOADED(Answers.error(529), 502, "E4200", 3, true, true),
        RATE_LIMITED(Answers.error(429).withHeader("Retry-After", "30"), 429, "E4204", 1, true, false),
        WRONG_KEY(Answers.error(401), 502, "E4203", 1, true, true),
        BAD_REQUEST(Answers.error(400), 400, "E4206", 1, false, false),
        NO_SUCH_MODEL(Answers.error(404), 404, "E4206", 1, false, false),
        UNPROCESSABLE(Answers.error(422), 422, "E4206", 1, false, false),
        TEAPOT(Answers.error(418), 400, "E4206", 1, false, false),
        MALFORMED(Reply.malformed(), 502, "E4205", 1, true, true),
        NO_CHOICE(Reply.json("{\"id\":\"x\",\"choices\":[]}"), 502, "E4205", 1, true, true),
        WRONG_CONTENT_TYPE(Reply.html(200), 502, "E4205", 1, true, true),
        SILENT(Reply.hangBeforeHead(), 504, "E4202", 1, true, true),
        STOPS_IN_THE_BODY(Reply.stream("application/json", "{\"id\":").thenHang(), 504, "E4202", 1, true, true),
        CUT_IN_THE_BODY(Answers.whole("hello").cutAfter(40), 502, "E4205", 1, true, true),
        ENDLESS_BODY(Reply.stream("application/json", MORE_THAN_THE_LIMIT), 502, "E4205", 1, true, true),
        ANNOUNCED_TOO_LARGE(
                Reply.json("{").withHeader("content-length", "70000000").thenHang(), 502, "E4205", 1, true, true);

        private final Reply reply;
        private final int status;
        private final String code;
        private final int calls;
        private final boolean failsOver;
        private final boolean countsAgainstCircuit;

        Fault(Reply reply, int status, String code, int calls, boolean failsOver, boolean countsAgainstCircuit) {
            this.reply = reply;
            this.status = status;
            this.code = code;
            this.calls = calls;
            this.failsOver = failsOver;
            this.countsAgainstCircuit = countsAgainstCircuit;
        }
    }

    /** How an answer gets to the client. */
    enum Way {
        /** The body as it is: client and provider speak the same dialect. */
        PASSED_THROUGH(OPENAI_CHAT, false),
        /** The body is read and written anew. */
        MAPPED(ANTHROPIC_CHAT, false),
        STREAMED(OPENAI_CHAT, true);

        private final String path;
        private final boolean stream;

        Way(String path, boolean stream) {
            this.path = path;
            this.stream = stream;
        }
    }

    private static final Set<Way> WHOLE = EnumSet.of(Way.PASSED_THROUGH, Way.MAPPED);

    private static final Set<Fault> OF_WHOLE_BODIES =
            EnumSet.of(Fault.STOPS_IN_THE_BODY, Fault.CUT_IN_THE_BODY, Fault.ENDLESS_BODY, Fault.ANNOUNCED_TOO_LARGE);

    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.given().post("/admin/circuits/reset").then().statusCode(org.hamcrest.Matchers.lessThan(300));
        primary().reset();
        backup().reset();
        backup().on(
                        OPENAI_CHAT,
                        request -> request.bodyText().contains("\"stream\":true")
                                ? Answers.streamed("from ", "backup")
                                : Answers.whole("from backup"));
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    static Stream<Arguments> faults() {
        var all = new ArrayList<Arguments>();
        for (Fault fault : Fault.values()) {
            for (Way way : OF_WHOLE_BODIES.contains(fault) ? WHOLE : EnumSet.allOf(Way.class)) {
                for (boolean chained : List.of(false, true)) {
                    all.add(Arguments.of(fault, way, chained));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0}, {1}, chained {2}")
    @MethodSource("faults")
    void faultHasItsStatusCodeAttemptsAndCircuit(Fault fault, Way way, boolean chained) {
        primary().on(OPENAI_CHAT, fault.reply);
        String model = chained ? "chained-model" : "primary-model";
        int failuresBefore = failuresCounted("primary");

        var response = client.lines(way.path, body(model, way.stream));
        String text = String.join("\n", response.body().toList());

        boolean rescued = chained && fault.failsOver;
        assertThat(primary().requestsTo(OPENAI_CHAT)).isEqualTo(fault.calls);
        assertThat(response.headers().firstValue("X-Gateway-Attempts"))
                .hasValue(Integer.toString(fault.calls + (rescued ? 1 : 0)));
        if (rescued) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(text).contains("backup");
            assertThat(response.headers().firstValue("X-Gateway-Provider")).hasValue("backup");
        } else {
            assertThat(response.statusCode()).isEqualTo(fault.status);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(text)
                    .contains(
                            way.path.equals(ANTHROPIC_CHAT)
                                    ? "[" + fault.code + "]"
                                    : "\"code\":\"" + fault.code + "\"");
            assertThat(backup().requestsTo(OPENAI_CHAT)).isZero();
        }
        assertThat(failuresCounted("primary") - failuresBefore).isEqualTo(fault.countsAgainstCircuit ? fault.calls : 0);
    }

    private static List<byte[]> padded(int mebibytes, Reply reply) {
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        var chunks = new ArrayList<>(Collections.nCopies(mebibytes, blanks));
        reply.chunks().forEach(chunks::add);
        return chunks;
    }

    private static int failuresCounted(String provider) {
        return RestAssured.get("/admin/circuits")
                .jsonPath()
                .getInt("circuits.find { it.provider == '" + provider + "' }.failures");
    }

    private static String body(String model, boolean streamed) {
        return "{\"model\":\"" + model + "\",\"max_tokens\":100,\"stream\":" + streamed
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    }
}
