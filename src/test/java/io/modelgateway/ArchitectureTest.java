package io.modelgateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms and who may import whom. A room may use itself, what its line lists, {@code config}, and nothing else. */
class ArchitectureTest {

    private static final String ROOT = "io.modelgateway.";

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.modelgateway");

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("error", List.of()),
            Map.entry("config", List.of("model", "error")),
            Map.entry("model", List.of("error")),
            Map.entry("loop", List.of()),
            Map.entry("tokens", List.of("model", "error")),
            Map.entry("redis", List.of("loop", "model", "error", "observe")),
            Map.entry("auth", List.of("redis", "model", "error", "observe")),
            Map.entry("limiter", List.of("redis", "registry", "model", "error", "observe")),
            Map.entry("cache", List.of("redis", "loop", "model", "error", "observe")),
            Map.entry("queue", List.of("registry", "model", "error", "observe")),
            Map.entry("registry", List.of("model", "error")),
            Map.entry("circuit", List.of("model", "error")),
            Map.entry("observe", List.of("model", "error")),
            Map.entry("dialect", List.of("model", "error")),
            Map.entry("router", List.of("registry", "circuit", "model", "error")),
            Map.entry("provider", List.of("dialect", "registry", "circuit", "loop", "model", "error", "observe")),
            Map.entry(
                    "pipeline",
                    List.of(
                            "auth",
                            "limiter",
                            "cache",
                            "queue",
                            "router",
                            "tokens",
                            "circuit",
                            "provider",
                            "registry",
                            "model",
                            "error",
                            "observe")),
            Map.entry("http", List.of("auth", "pipeline", "dialect", "registry", "loop", "model", "error", "observe")),
            Map.entry(
                    "admin",
                    List.of(
                            "auth",
                            "limiter",
                            "cache",
                            "queue",
                            "redis",
                            "registry",
                            "circuit",
                            "loop",
                            "model",
                            "error",
                            "observe")));

    @TestFactory
    Stream<DynamicTest> roomImportsOnlyWhatItsLineLists() {
        return MAY_IMPORT.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
                    String[] allowed = Stream.concat(Stream.of(room.getKey(), "config"), room.getValue().stream())
                            .map(name -> ROOT + name + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + room.getKey() + "..")
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("io.modelgateway..")
                                    .and(resideInAnyPackage(allowed).negate()))
                            .allowEmptyShould(true)
                            .check(MAIN);
                }));
    }

    @Test
    void everyClassLivesInAKnownRoom() {
        classes()
                .should()
                .resideInAnyPackage(MAY_IMPORT.keySet().stream()
                        .map(room -> ROOT + room + "..")
                        .toArray(String[]::new))
                .check(MAIN);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void vocabularyKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "error..", ROOT + "model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "jakarta..", "io.vertx..", "io.quarkus..", "org.eclipse..")
                .check(MAIN);
    }

    @Test
    void dialectsKnowNoHttpAndNoCdi() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "dialect..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "io.vertx..", "io.quarkus..")
                .check(MAIN);
    }

    /**
     * A native executable interprets the {@code equals} that a record generates, six microseconds for each question; what
     * maps are asked for at every request writes its own. The generated one is final.
     */
    @Test
    void recordsThatAreKeysOfFieldsWriteTheirEquals() {
        List<String> generated = MAIN.stream()
                .flatMap(owner -> owner.getFields().stream())
                .map(JavaField::getType)
                .filter(type -> type instanceof JavaParameterizedType && isKeyed(type.toErasure()))
                .map(type -> ((JavaParameterizedType) type)
                        .getActualTypeArguments()
                        .getFirst()
                        .toErasure())
                .filter(key -> key.isRecord() && key.getPackageName().startsWith("io.modelgateway"))
                .filter(ArchitectureTest::generatesItsEquals)
                .map(JavaClass::getName)
                .distinct()
                .toList();

        assertThat(generated).isEmpty();
    }

    private static boolean isKeyed(JavaClass type) {
        return type.isAssignableTo(Map.class)
                || type.isAssignableTo(Set.class)
                || type.getSimpleName().endsWith("Cache");
    }

    private static boolean generatesItsEquals(JavaClass type) {
        return type.getMethod("equals", Object.class).getModifiers().contains(JavaModifier.FINAL);
    }
}
