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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LineSplitterTest {

    static Stream<Arguments> streams() {
        return Stream.of(
                Arguments.of("a\nb\n", List.of("a", "b"), ""),
                Arguments.of("a\r\nb\r\n", List.of("a", "b"), ""),
                Arguments.of("a\rb\r", List.of("a", "b"), ""),
                Arguments.of("a\n\r\n\rb", List.of("a", "", ""), "b"),
                Arguments.of("\n\n", List.of("", ""), ""),
                Arguments.of("rest", List.of(), "rest"),
                Arguments.of("", List.of(), ""),
                Arguments.of("ü€👋\nü", List.of("ü€👋"), "ü"));
    }

    @ParameterizedTest
    @MethodSource("streams")
    void cutsLinesWhereverTheChunksAreCut(String stream, List<String> lines, String rest) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);

        for (int at = 0; at <= bytes.length; at++) {
            var splitter = new LineSplitter(100);
            var read = new ArrayList<String>();
            splitter.feed(Arrays.copyOf(bytes, at), line -> read.add(text(line)));
            splitter.feed(Arrays.copyOfRange(bytes, at, bytes.length), line -> read.add(text(line)));

            assertThat(read).as("cut at %d", at).isEqualTo(lines);
            assertThat(text(splitter.rest())).as("rest, cut at %d", at).isEqualTo(rest);
        }
    }

    @Test
    void takesALineOfExactlyTheBoundAndNoLonger() {
        var splitter = new LineSplitter(3);
        var read = new ArrayList<String>();

        splitter.feed("abc\nde".getBytes(StandardCharsets.UTF_8), line -> read.add(text(line)));

        assertThat(read).containsExactly("abc");
        assertThatThrownBy(() -> splitter.feed("fg".getBytes(StandardCharsets.UTF_8), line -> {}))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
