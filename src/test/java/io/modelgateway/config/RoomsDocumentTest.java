package io.modelgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.observe.MetricNames;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the rooms names every room, and every group of keys, meter and code that there is. */
class RoomsDocumentTest {

    private final String page = Files.readString(Path.of("docs/rooms.md"));

    RoomsDocumentTest() throws IOException {}

    @Test
    void hasEveryRoom() throws IOException {
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/io/modelgateway"))) {
            assertThat(rooms.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(room -> assertThat(page).contains("`" + room.getFileName() + "`"));
        }
    }

    @Test
    void hasEveryGroupOfKeys() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/main/resources/configuration/keys.txt")).stream()
                        .filter(key -> key.startsWith("gateway."))
                        .map(key -> key.split("[.\t]")[1]))
                .isNotEmpty()
                .allSatisfy(group -> assertThat(page).containsPattern("`gateway\\." + group + "[.`]"));
    }

    @Test
    void hasEveryMeterAndCode() {
        assertThat(Arrays.stream(MetricNames.class.getFields())
                        .filter(field -> Modifier.isStatic(field.getModifiers())
                                && !field.getName().endsWith("_LABEL"))
                        .map(RoomsDocumentTest::value)
                        .filter(name -> name.contains(".")))
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        assertThat(ErrorCode.values()).allSatisfy(code -> assertThat(page).contains(code.id()));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
