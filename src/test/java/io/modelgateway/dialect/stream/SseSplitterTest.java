package io.modelgateway.dialect.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SseSplitterTest {

    private static final int BOUND = 1000;

    static Stream<Arguments> streams() {
        return Stream.of(
                Arguments.of("data: a\n\n", List.of("null:a")),
                Arguments.of("data:a\n\ndata: b\n\n", List.of("null:a", "null:b")),
                Arguments.of("data: a\r\n\r\ndata: b\r\r", List.of("null:a", "null:b")),
                Arguments.of("data: a\ndata: b\n\n", List.of("null:a\nb")),
                Arguments.of("data\ndata\n\n", List.of("null:\n")),
                Arguments.of("data:\n\n", List.of("null:")),
                Arguments.of("data:  a \n\n", List.of("null: a ")),
                Arguments.of("event: ping\ndata: {}\n\ndata: x\n\n", List.of("ping:{}", "null:x")),
                Arguments.of("event: ping\n\ndata: x\n\n", List.of("null:x")),
                Arguments.of(": comment\nid: 7\nretry: 3\ndatabase: no\ndata: x\n\n", List.of("null:x")),
                Arguments.of("\n\n\n", List.of()),
                Arguments.of("data: unfinished\n", List.of()),
                Arguments.of("data: unfinished", List.of()),
                Arguments.of("\ufeffdata: x\n\n", List.of("null:x")),
                Arguments.of("\n\ufeffdata: x\n\n", List.of()),
                Arguments.of("data: ü€👋\n\n", List.of("null:ü€👋")));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cutsEventsWhereverTheChunksAreCut(String stream, List<String> events) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);

        for (int at = 0; at <= bytes.length; at++) {
            assertThat(split(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length)))
                    .as("cut at %d", at)
                    .isEqualTo(events);
        }
    }

    @Test
    void refusesAnEventThatGrowsBeyondTheBound() {
        var splitter = new SseSplitter(BOUND);
        byte[] line = ("data: " + "x".repeat(400) + "\n").getBytes(StandardCharsets.UTF_8);
        splitter.feed(line, event -> {});
        splitter.feed(line, event -> {});

        assertThatThrownBy(() -> splitter.feed(line, event -> {})).satisfies(SseSplitterTest::isInvalidResponse);
    }

    @Test
    void refusesALineThatGrowsBeyondTheBound() {
        var splitter = new SseSplitter(BOUND);
        byte[] piece = "x".repeat(600).getBytes(StandardCharsets.UTF_8);
        splitter.feed(piece, event -> {});

        assertThatThrownBy(() -> splitter.feed(piece, event -> {})).satisfies(SseSplitterTest::isInvalidResponse);
    }

    @Property
    void readsWhatTheWriterWrote(@ForAll("payloads") List<String> payloads) {
        var writer = new SseWriter();
        payloads.forEach(payload -> writer.event("e", payload.getBytes(StandardCharsets.UTF_8)));

        assertThat(split(writer.bytes()))
                .isEqualTo(payloads.stream().map(payload -> "e:" + payload).toList());
    }

    /** A carriage return would end a line; in JSON it can only stand between tokens. */
    @Provide
    Arbitrary<List<String>> payloads() {
        return Arbitraries.strings()
                .ofMaxLength(8)
                .withChars("ab: \nü\ufeff\u2028")
                .list()
                .ofMaxSize(5);
    }

    private static List<String> split(byte[]... chunks) {
        var splitter = new SseSplitter(BOUND);
        var events = new ArrayList<String>();
        for (byte[] chunk : chunks) {
            splitter.feed(
                    chunk, event -> events.add(event.name() + ":" + new String(event.data(), StandardCharsets.UTF_8)));
        }
        return events;
    }

    private static void isInvalidResponse(Throwable thrown) {
        assertThat(((GatewayException) thrown).code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
    }
}
