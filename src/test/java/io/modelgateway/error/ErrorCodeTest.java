package io.modelgateway.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    private static final Path DOCUMENT = Path.of("docs/errors.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (E\\d{4}) \\| (.+) \\| ([\\d, ]+) \\| (\\w+) \\| (yes|no) \\| (.+) \\|$");
    private static final Map<ErrorCategory, String> HUNDREDS = Map.of(
            ErrorCategory.REGISTRY, "E40",
            ErrorCategory.ROUTING, "E41",
            ErrorCategory.PROVIDER, "E42",
            ErrorCategory.CACHE, "E43",
            ErrorCategory.RATE_LIMIT, "E44",
            ErrorCategory.REQUEST, "E45",
            ErrorCategory.RESPONSE, "E46",
            ErrorCategory.CIRCUIT, "E47");

    @Test
    void thereAreExactlyFiftyTwo() {
        assertThat(ErrorCode.values()).hasSize(52);
    }

    @Test
    void idsAreUniqueAndInOrder() {
        assertThat(ids()).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void idBelongsToItsCategory(ErrorCode code) {
        assertThat(code.id()).matches("E\\d{4}").startsWith(HUNDREDS.get(code.category()));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsId(ErrorCode code) {
        assertThat(ErrorCode.byId(code.id())).contains(code);
    }

    @ParameterizedTest
    @EnumSource
    void clientsBlameIsAClientStatus(ErrorCode code) {
        if (code.blame() == Blame.CLIENT) {
            assertThat(code.httpStatus()).isBetween(400, 499);
        }
    }

    @Test
    void theDocumentHasOneRowForEachCodeInOrder() throws IOException {
        assertThat(rows()).extracting(row -> row.group(1)).containsExactlyElementsOf(ids());
    }

    @Test
    void theDocumentSaysWhatTheCodeSays() throws IOException {
        Map<String, String> documented = rows().stream()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> String.join("|", row.group(2), firstOf(row.group(3)), row.group(4), row.group(5))));

        assertThat(documented)
                .isEqualTo(Arrays.stream(ErrorCode.values())
                        .collect(Collectors.toMap(
                                ErrorCode::id,
                                code -> String.join(
                                        "|",
                                        code.message(),
                                        Integer.toString(code.httpStatus()),
                                        code.blame().name().toLowerCase(Locale.ROOT),
                                        code.retryable() ? "yes" : "no"))));
    }

    /** Whoever promises a code must give it somewhere. */
    @Test
    void everyCodeIsGivenOrDocumentedAsReserved() throws IOException {
        String sources = sources();

        assertThat(Arrays.stream(ErrorCode.values())
                        .filter(code -> !sources.contains("ErrorCode." + code.name()))
                        .map(ErrorCode::id))
                .containsExactlyElementsOf(rows().stream()
                        .filter(row -> row.group(6).startsWith("Reserved"))
                        .map(row -> row.group(1))
                        .toList());
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            var all = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static String firstOf(String statuses) {
        return statuses.split(", ")[0];
    }

    private static List<String> ids() {
        return Arrays.stream(ErrorCode.values()).map(ErrorCode::id).toList();
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(DOCUMENT)).results().toList();
    }
}
