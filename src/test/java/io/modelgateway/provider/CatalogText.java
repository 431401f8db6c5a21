package io.modelgateway.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalogue file under a running gateway. */
record CatalogText(Path file) {

    static CatalogText create(String text) {
        try {
            var created = new CatalogText(Files.createTempFile("catalog", ".yaml"));
            created.write(text);
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
