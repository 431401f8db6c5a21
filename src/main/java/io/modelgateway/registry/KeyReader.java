package io.modelgateway.registry;

import io.modelgateway.config.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a provider's key: {@code api-key}, or the first and only line of the file {@code api-key-file}. */
final class KeyReader {

    private static final int LONGEST_KEY_BYTES = 16 * 1024;

    private final Expansion expansion;

    KeyReader(Expansion expansion) {
        this.expansion = expansion;
    }

    @Nullable
    Secret read(TreeFields fields) {
        String text = fields.text("api-key");
        String file = fields.text("api-key-file");
        if (text != null && file != null) {
            fields.wrong("api-key-file", "and api-key exclude each other");
            return null;
        }
        return text != null ? literal(fields, text) : file != null ? inFile(fields, file) : null;
    }

    private @Nullable Secret literal(TreeFields fields, String text) {
        if (!expansion.permitsSecret(text)) {
            fields.wrong(
                    "api-key",
                    "must be a reference to an environment variable such as ${NAME}; or use api-key-file: this file"
                            + " is no place for a secret");
            return null;
        }
        String key = expansion.expand(fields, "api-key", text);
        return key == null ? null : checked(fields, "api-key", key);
    }

    private @Nullable Secret inFile(TreeFields fields, String text) {
        String name = expansion.expand(fields, "api-key-file", text);
        if (name == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(LONGEST_KEY_BYTES);
            return checked(fields, "api-key-file", new String(bytes, StandardCharsets.UTF_8).strip());
        } catch (IOException | InvalidPathException unreadable) {
            fields.wrong("api-key-file", "names a file that cannot be read");
            return null;
        }
    }

    /** A key becomes a header: a line break or a blank in it would fail every call, or split the header. */
    private static @Nullable Secret checked(TreeFields fields, String name, String key) {
        boolean header = !key.isEmpty() && key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!header) {
            fields.wrong(name, "must hold one key of printable characters without blanks");
            return null;
        }
        return new Secret(key);
    }
}
