package io.modelgateway.cache.replay;

import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One choice of a stream, put together: neighbouring pieces of one kind become one part. Not thread-safe. */
final class ChoiceAssembly {

    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Integer, Piece> calls = new HashMap<>();
    private @Nullable FinishReason reason;

    private enum Kind {
        TEXT,
        REFUSAL,
        REASONING,
        REDACTED,
        CALL
    }

    /** A part that is growing. */
    private static final class Piece {
        private final Kind kind;
        private final StringBuilder text = new StringBuilder();
        private @Nullable String signature;
        private StreamEvent.@Nullable ToolCallStarted call;

        private Piece(Kind kind) {
            this.kind = kind;
        }
    }

    void text(String text) {
        grow(Kind.TEXT, text);
    }

    void refusal(String text) {
        grow(Kind.REFUSAL, text);
    }

    void reasoning(String text) {
        // What was signed is closed.
        boolean signed = last().filter(piece -> piece.signature != null).isPresent();
        if (signed) {
            pieces.add(new Piece(Kind.REASONING));
        }
        grow(Kind.REASONING, text);
    }

    /** A signature may come in pieces, and for reasoning without words. */
    void signature(String signature) {
        Piece piece = growing(Kind.REASONING);
        piece.signature = piece.signature == null ? signature : piece.signature + signature;
    }

    void redacted(String data) {
        var piece = new Piece(Kind.REDACTED);
        piece.text.append(data);
        pieces.add(piece);
    }

    void call(StreamEvent.ToolCallStarted call) {
        var piece = new Piece(Kind.CALL);
        piece.call = call;
        pieces.add(piece);
        calls.put(call.toolIndex(), piece);
    }

    void arguments(int toolIndex, String fragment) {
        Piece piece = calls.get(toolIndex);
        if (piece != null) {
            piece.text.append(fragment);
        }
    }

    void finished(FinishReason why) {
        reason = why;
    }

    private void grow(Kind kind, String text) {
        if (!text.isEmpty()) {
            growing(kind).text.append(text);
        }
    }

    private Piece growing(Kind kind) {
        return last().filter(piece -> piece.kind == kind).orElseGet(() -> {
            var piece = new Piece(kind);
            pieces.add(piece);
            return piece;
        });
    }

    private Optional<Piece> last() {
        return pieces.isEmpty() ? Optional.empty() : Optional.of(pieces.getLast());
    }

    Choice choice(int index) {
        return new Choice(index, pieces.stream().map(ChoiceAssembly::part).toList(), reason, null);
    }

    private static ContentPart part(Piece piece) {
        String text = piece.text.toString();
        return switch (piece.kind) {
            case TEXT -> new ContentPart.Text(text);
            case REFUSAL -> new ContentPart.Refusal(text);
            case REASONING -> new ContentPart.Reasoning(text, piece.signature);
            case REDACTED -> new ContentPart.RedactedReasoning(text);
            case CALL -> call(piece.call, text);
        };
    }

    private static ContentPart call(StreamEvent.@Nullable ToolCallStarted call, String arguments) {
        if (call == null) {
            throw new IllegalStateException("a call has a beginning");
        }
        Json json = arguments.isEmpty() ? Json.EMPTY_OBJECT : new Json(arguments);
        return new ContentPart.ToolCall(call.id(), call.name(), json);
    }
}
