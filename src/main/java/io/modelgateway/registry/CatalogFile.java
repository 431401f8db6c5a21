package io.modelgateway.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * One catalogue file. Reads it whole, within bounds: size, depth, no anchors (so nothing can be multiplied by
 * reference), no name twice. Thread-safe; blocks on the disk.
 */
final class CatalogFile {

    static final int LARGEST_BYTES = 4 * 1024 * 1024;

    private static final int DEEPEST = 20;

    private final Path file;
    private final LayerReader reader;
    private final ObjectMapper mapper;

    CatalogFile(Path file, Expansion expansion) {
        this.file = file;
        this.reader = new LayerReader("", expansion);
        boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
        this.mapper = new ObjectMapper(json ? json() : yaml())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    private static JsonFactory json() {
        return JsonFactory.builder()
                .streamReadConstraints(constraints())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static JsonFactory yaml() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST_BYTES);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(constraints())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private static StreamReadConstraints constraints() {
        return StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(100)
                .build();
    }

    Path path() {
        return file;
    }

    /** {@return what is in the file now, unread} */
    Content content() throws IOException {
        Path real = file.toRealPath();
        try (InputStream in = Files.newInputStream(real)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            return new Content(real, bytes, CatalogDigest.of(bytes));
        }
    }

    /** {@return what the content says; worthless if there are problems} */
    Layer read(Content content, Problems problems) {
        if (content.bytes().length > LARGEST_BYTES) {
            problems.add(file.toString(), "must not be larger than " + LARGEST_BYTES + " bytes");
            return Layer.EMPTY;
        }
        if (new String(content.bytes(), StandardCharsets.UTF_8).isBlank()) {
            // More likely cut off while it was written than meant: {} or a comment says that nothing is wanted.
            problems.add(file.toString(), "must not be empty");
            return Layer.EMPTY;
        }
        ObjectNode root = tree(content.bytes(), problems);
        return root == null ? Layer.EMPTY : reader.read(root, problems);
    }

    private @Nullable ObjectNode tree(byte[] bytes, Problems problems) {
        try {
            String anchor = anchor(bytes);
            if (anchor != null) {
                problems.add(file.toString(), "must not use anchors and aliases of YAML (" + anchor + ")");
                return null;
            }
            JsonNode tree = mapper.readTree(bytes);
            if (tree == null || tree.isMissingNode() || tree.isNull()) {
                return mapper.createObjectNode();
            }
            if (tree instanceof ObjectNode root) {
                return root;
            }
            problems.add(file.toString(), "must hold an object with providers, models and aliases");
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the file, which may hold what nobody should read in a log.
            problems.add(file.toString(), "cannot be read: it is malformed at " + where(e.getLocation()));
        } catch (IOException e) {
            problems.add(file.toString(), "cannot be read");
        }
        return null;
    }

    /** Jackson would take an alias for the text of its name. */
    private @Nullable String anchor(byte[] bytes) throws IOException {
        try (JsonParser parser = mapper.getFactory().createParser(bytes)) {
            while (parser.nextToken() != null) {
                if (parser instanceof YAMLParser yaml && (yaml.isCurrentAlias() || yaml.getObjectId() != null)) {
                    return where(parser.currentTokenLocation());
                }
            }
        }
        return null;
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null
                ? "an unknown place"
                : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /**
     * The bytes of the file at one moment.
     *
     * @param realPath where they really are, all links followed
     * @param sha256 of the bytes, hexadecimal
     */
    record Content(Path realPath, byte[] bytes, String sha256) {}
}
