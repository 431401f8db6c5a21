package io.modelgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.ImageSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    @Test
    void readsPng() {
        assertThat(ImageSize.of(png(640, 480))).isEqualTo(new ImageSize(640, 480));
    }

    @Test
    void readsGif() {
        var head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        head.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
        head.putShort((short) 300).putShort((short) 200);

        assertThat(ImageSize.of(data(head))).isEqualTo(new ImageSize(300, 200));
    }

    @Test
    void readsJpegBehindOtherSegments() {
        var head = ByteBuffer.allocate(128);
        head.putShort((short) 0xFFD8);
        head.putShort((short) 0xFFE0).putShort((short) 16).position(head.position() + 14);
        head.putShort((short) 0xFFC4).putShort((short) 20).position(head.position() + 18);
        head.putShort((short) 0xFFC2).putShort((short) 17).put((byte) 8);
        head.putShort((short) 720).putShort((short) 1280);

        assertThat(ImageSize.of(data(head))).isEqualTo(new ImageSize(1280, 720));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "not base64 at all, but long enough to be read as a header",
                "/9j/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void assumesASquareForWhatItCannotRead(String base64) {
        assertThat(ImageSize.of(new ImageSource.Data("image/png", base64))).isEqualTo(ImageSize.ASSUMED);
    }

    static ImageSource.Data png(int width, int height) {
        var head = ByteBuffer.allocate(64);
        head.putInt(0x89504E47).putInt(0x0D0A1A0A).putInt(13).putInt(0x49484452);
        head.putInt(width).putInt(height);
        return data(head);
    }

    private static ImageSource.Data data(ByteBuffer head) {
        return new ImageSource.Data("image/any", Base64.getEncoder().encodeToString(head.array()));
    }
}
