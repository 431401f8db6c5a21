package io.modelgateway.dialect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSpliceTest {

    private static final String NEW_VALUE = "\"new\"";

    /** One field as a client may have written it. */
    record Field(String name, String quotedName, String value, String gapBefore, String gapBetween, String gapAfter) {
        String text() {
            return gapBefore + quotedName + gapBetween + ":" + gapBetween + value + gapAfter;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"model":"a"}                        | {"model":"new"}
            {"x":1.50,"model" : "a" , "y":[1]}   | {"x":1.50,"model" : "new" , "y":[1]}
            {}                                   | {"model":"new"}
            { }                                  | {"model":"new" }
            {"x":{"model":"a"}}                  | {"x":{"model":"a"},"model":"new"}
            {"model":{"a":[1,{"b":"}"}]},"x":1}  | {"model":"new","x":1}
            {"model":1,"x":2,"model":3}          | {"model":"new","x":2,"model":"new"}
            {"mod\\u0065l":null}                 | {"mod\\u0065l":"new"}
            {"model":-1.0e+5 ,"ä":"ö"}           | {"model":"new" ,"ä":"ö"}
            """)
    void setsOneFieldAndKeepsTheRest(String before, String after) {
        assertThat(text(splice(before).set("model", TextNode.valueOf("new")).bytes()))
                .isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"model":"a"}                | {}
            {"model":"a", "x":1}         | {"x":1}
            {"x":1 , "model":"a" , "y":2}| {"x":1 , "y":2}
            {"x":1, "model":"a" }        | {"x":1 }
            {"model":1, "model":2,"x":1} | {"x":1}
            {"x":1,"model":1,"model":2}  | {"x":1}
            {"model":1,"x":1,"model":2}  | {"x":1}
            {"x":1}                      | {"x":1}
            """)
    void removesOneFieldWithItsComma(String before, String after) {
        assertThat(text(splice(before).remove("model").bytes())).isEqualTo(after);
    }

    @Test
    void appliesSeveralEditsAtOnce() {
        byte[] edited = splice("{\"a\":1,\"b\":2,\"c\":3}")
                .remove("a")
                .set("b", IntNode.valueOf(20))
                .set("d", "[4]".getBytes(StandardCharsets.UTF_8))
                .remove("c")
                .bytes();

        assertThat(text(edited)).isEqualTo("{\"b\":20,\"d\":[4]}");
    }

    @Test
    void givesTheLastOfSeveralValuesAsItCame() {
        assertThat(splice("{\"a\":1,\"b\":{ \"c\":1.0 },\"a\": 2e0 }").value("a"))
                .map(JsonSpliceTest::text)
                .contains("2e0");
        assertThat(splice("{\"a\":1}").value("b")).isEmpty();
    }

    @Test
    void withoutEditsGivesTheSameArray() {
        byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

        assertThat(JsonSplice.of(body).bytes()).isSameAs(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "null", "{", "{\"a\":1", "{\"a\":1,}", "{} {}", "{\"a\":\"\\x\"}", "{\"a\":1}x"})
    void refusesWhatIsNoObject(String body) {
        assertThatThrownBy(() -> splice(body))
                .isInstanceOfSatisfying(
                        GatewayException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Property
    void equalsTheTreeEditAndKeepsAllOtherBytes(
            @ForAll("fields") List<Field> fields, @ForAll("names") String set, @ForAll("names") String removed)
            throws Exception {
        String body = fields.stream().map(Field::text).collect(Collectors.joining(",", "{", "}"));
        var tree = (com.fasterxml.jackson.databind.node.ObjectNode)
                GatewayJson.read(body.getBytes(StandardCharsets.UTF_8));
        tree.put(set, "new");
        tree.remove(removed);

        String spliced = text(
                splice(body).set(set, TextNode.valueOf("new")).remove(removed).bytes());

        assertThat(GatewayJson.read(spliced.getBytes(StandardCharsets.UTF_8))).isEqualTo(tree);
        for (Field field : fields) {
            if (!field.name().equals(set) && !field.name().equals(removed)) {
                assertThat(spliced)
                        .contains(field.quotedName() + field.gapBetween() + ":" + field.gapBetween() + field.value());
            }
        }
        if (fields.stream().noneMatch(field -> field.name().equals(removed))
                && fields.stream().anyMatch(field -> field.name().equals(set))) {
            String expected = fields.stream()
                    .map(field -> field.name().equals(set)
                            ? new Field(
                                    set,
                                    field.quotedName(),
                                    NEW_VALUE,
                                    field.gapBefore(),
                                    field.gapBetween(),
                                    field.gapAfter())
                            : field)
                    .map(Field::text)
                    .collect(Collectors.joining(",", "{", "}"));
            assertThat(spliced).isEqualTo(set.equals(removed) ? spliced : expected);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("model", "a", "ä", "😀", "with \"quotes\"", "absent");
    }

    @Provide
    Arbitrary<List<Field>> fields() {
        var gap = Arbitraries.of("", " ", "\n\t", "\r\n  ");
        var value = Arbitraries.of(
                "1",
                "-0.10",
                "1E400",
                "12345678901234567890123",
                "true",
                "null",
                "\"\"",
                "\"a\\\"b\\\\\"",
                "\"ü€😀\"",
                "\"\\ud83d\\ude00\"",
                "[ ]",
                "[1, [2,{\"model\":3}]]",
                "{\"model\" : \"in\" }",
                "{}");
        return Combinators.combine(names(), value, gap, gap, gap)
                .as((name, text, before, between, after) ->
                        new Field(name, GatewayJson.text(TextNode.valueOf(name)).text(), text, before, between, after))
                .list()
                .ofMaxSize(6);
    }

    private static JsonSplice splice(String body) {
        return JsonSplice.of(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
