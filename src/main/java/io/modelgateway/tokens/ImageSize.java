package io.modelgateway.tokens;

import io.modelgateway.model.ImageSource;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A picture's pixels, read from the first bytes of a PNG, GIF or JPEG file; other formats and JPEG files whose frame
 * header lies deeper than that are unknown.
 */
record ImageSize(int width, int height) {

    /** What unknown pictures are taken for. */
    static final ImageSize ASSUMED = new ImageSize(1024, 1024);

    private static final int BASE64_CHARS_READ = 4096;
    private static final int PNG = 0x89504E47;
    private static final int PNG_SIZE_AT = 16;
    private static final int GIF = 0x47494638;
    private static final int GIF_SIZE_AT = 6;
    private static final int JPEG = 0xFFD8;
    private static final int SHORTEST = 26;

    static ImageSize of(ImageSource source) {
        return switch (source) {
            case ImageSource.Url _ -> ASSUMED;
            case ImageSource.Data data -> read(data.base64()).orElse(ASSUMED);
        };
    }

    private static Optional<ImageSize> read(String base64) {
        int chars = Math.min(BASE64_CHARS_READ, base64.length() - base64.length() % 4);
        ByteBuffer head;
        try {
            head = ByteBuffer.wrap(Base64.getDecoder().decode(base64.substring(0, chars)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (head.limit() < SHORTEST) {
            return Optional.empty();
        }
        return switch (head.getInt(0)) {
            case PNG -> valid(head.getInt(PNG_SIZE_AT), head.getInt(PNG_SIZE_AT + 4));
            case GIF -> valid(littleEndian(head, GIF_SIZE_AT), littleEndian(head, GIF_SIZE_AT + 2));
            default -> unsigned(head, 0) == JPEG ? jpeg(head) : Optional.empty();
        };
    }

    /** Walks the segments to the start of frame (ITU T.81, B.1.1.3), which holds precision, height and width. */
    private static Optional<ImageSize> jpeg(ByteBuffer head) {
        int at = 2;
        while (at + 9 < head.limit()) {
            int marker = unsigned(head, at) & 0xFF;
            if (isStartOfFrame(marker)) {
                return valid(unsigned(head, at + 7), unsigned(head, at + 5));
            }
            at += 2 + Math.max(2, unsigned(head, at + 2));
        }
        return Optional.empty();
    }

    /** C0 to CF, without the tables DHT (C4), JPG (C8) and DAC (CC). */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Optional<ImageSize> valid(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static int littleEndian(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(Short.reverseBytes(bytes.getShort(at)));
    }

    /** {@return the same shape, made smaller so that neither side is longer} */
    ImageSize within(int longestSide) {
        double factor = Math.min(1.0, (double) longestSide / Math.max(width, height));
        return scaled(factor);
    }

    /** {@return the same shape, made smaller so that the shorter side is no longer than that} */
    ImageSize withShortSide(int shortestSide) {
        double factor = Math.min(1.0, (double) shortestSide / Math.min(width, height));
        return scaled(factor);
    }

    private ImageSize scaled(double factor) {
        return new ImageSize(
                (int) Math.max(1, Math.round(width * factor)), (int) Math.max(1, Math.round(height * factor)));
    }
}
