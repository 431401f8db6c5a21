package io.modelgateway.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with the catalogue file.
 *
 * @param sha256 of the content in use, hexadecimal
 * @param loadedAt when that content was taken over
 * @param refused what was found since and not taken over; {@code null} if the file is what is in use
 */
public record CatalogFileState(
        Path file,
        String sha256,
        Instant loadedAt,
        @Nullable Refusal refused) {

    /**
     * A content that was not taken over.
     *
     * @param sha256 of that content; {@code null} if the file could not be read at all
     * @param problems one sentence each
     */
    public record Refusal(@Nullable String sha256, Instant at, List<String> problems) {
        public Refusal {
            problems = List.copyOf(problems);
        }
    }

    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refused);
    }

    CatalogFileState refusing(Refusal refusal) {
        return new CatalogFileState(file, sha256, loadedAt, refusal);
    }
}
