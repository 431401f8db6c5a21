package io.modelgateway.dialect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {

    @ParameterizedTest
    @CsvSource({
        "'', 'The request body is empty; a JSON object is expected'",
        "'{', 'The request body is not valid JSON (line 1, column 2)'",
        "'[]', 'The request body must be a JSON object'",
        "'{} {}', 'The request body is not valid JSON (line 1, column 4)'"
    })
    void refusesABodyThatIsNoObject(String body, String message) {
        assertThat(refused(() -> fields(body))).hasMessage(message);
    }

    @Test
    void saysNothingOfTheContentOfABrokenBody() {
        assertThat(refused(() -> fields("{\"secret\": sesame}")).getMessage())
                .doesNotContain("secret")
                .doesNotContain("sesame");
    }

    @ParameterizedTest
    @ValueSource(ints = {501, 10_000, 1_000_000})
    void refusesNestingBeyondTheBound(int depth) {
        var refused = refused(() -> fields("{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}"));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused).hasMessageContaining("nested deeper than 500 levels");
    }

    @Test
    void takesNestingUpToTheBound() {
        var fields = fields("{\"a\":" + "[".repeat(499) + "]".repeat(499) + "}");

        assertThat(GatewayJson.write(fields.node())).hasSize(2 * 499 + 6);
    }

    @Test
    void countsNullAsAbsent() {
        var fields = fields("{\"a\":null}");

        assertThat(fields.has("a")).isFalse();
        assertThat(fields.text("a")).isNull();
        assertThat(fields.bool("a", true)).isTrue();
        assertThat(fields.integer("a", 1, 2)).isNull();
        assertThat(fields.number("a", 0, 1)).isNull();
        assertThat(fields.object("a")).isNull();
        assertThat(fields.objects("a")).isEmpty();
        assertThat(fields.texts("a")).isEmpty();
        assertThat(fields.textOrTexts("a")).isEmpty();
        assertThat(fields.objectText("a")).isNull();
        assertThat(refused(() -> fields.requiredText("a"))).hasMessage("'a' is required");
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "7.0, 7", "70e-1, 7", "7e2, 700", "0.0, 0", "-3, -3", "1000000, 1000000"})
    void takesAnIntegerInAnyNotation(String written, int value) {
        assertThat(fields("{\"a\":" + written + "}").integer("a", -10, 1_000_000))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7.5",
                "\"7\"",
                "true",
                "[]",
                "11",
                "-11",
                "1e999999999",
                "1e-999999999",
                "1e2147483647",
                "99999999999999999999",
                "1e400"
            })
    void refusesWhatIsNoIntegerWithinItsRange(String written) {
        var refused = refused(() -> fields("{\"a\":" + written + "}").integer("a", -10, 10));

        assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refused).hasMessage("'a' must be an integer from -10 to 10");
    }

    @Test
    void saysTheRangeThatIsThere() {
        var fields = fields("{\"a\":\"x\"}");

        assertThat(refused(() -> fields.integer("a", 1, Integer.MAX_VALUE)))
                .hasMessage("'a' must be an integer of at least 1");
        assertThat(refused(() -> fields.longInteger("a", Long.MIN_VALUE, Long.MAX_VALUE)))
                .hasMessage("'a' must be an integer");
        assertThat(refused(() -> fields.number("a", -2, 0.5))).hasMessage("'a' must be a number from -2 to 0.5");
    }

    @Test
    void namesTheWholePath() {
        var inner = fields("{\"list\":[{},{\"object\":{\"x\":1}}]}")
                .objects("list")
                .get(1)
                .object("object");

        assertThat(refused(() -> inner.text("x")).detail(ErrorDetail.Param.class))
                .contains(new ErrorDetail.Param("list[1].object.x"));
        assertThat(inner.path()).isEqualTo("list[1].object");
    }

    @Test
    void remembersWhatNobodyAskedFor() {
        var fields = fields("{\"a\":1,\"b\":2,\"c\":null,\"d\":[{\"x\":1,\"y\":2}],\"e\":3}");
        fields.raw("a");
        fields.ignore("e");
        var left = new TreeSet<String>();

        var inner = fields.objects("d").getFirst();
        inner.raw("x");
        inner.collectUnread(left);
        fields.collectUnread(left);

        assertThat(fields.unread()).containsExactly("b");
        assertThat(left).containsExactly("b", "d[].y");
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        assertThat(fields("{\"a\":{\"x\":1.50,\"y\":1e3,\"z\":123456789012345678901234567890}}")
                        .objectText("a"))
                .isEqualTo(new Json("{\"x\":1.50,\"y\":1E+3,\"z\":123456789012345678901234567890}"));
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud83d ü, \\uD83D ü",
        "ü\\ud83d, ü\\uD83D",
        "\\udc4b\\ud83d, \\uDC4B\\uD83D",
        "\\ud83d\\udc4b, 👋",
        "👋\\ud83d, 👋\\uD83D"
    })
    void writesHalfASurrogatePairAsAnEscape(String text, String written) {
        var fields = fields("{\"a\":\"" + text + "\"}");

        assertThat(new String(GatewayJson.write(fields.node()), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"" + written + "\"}");
        assertThat(GatewayJson.text(fields.node())).isEqualTo(new Json("{\"a\":\"" + written + "\"}"));
    }

    private static JsonFields fields(String body) {
        return JsonFields.ofBody(body.getBytes(StandardCharsets.UTF_8));
    }

    private static GatewayException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(GatewayException.class, call);
    }
}
