package io.modelgateway.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GatheredTest {

    @Property(tries = 200)
    void givesAllChunksWhateverWasAnnounced(
            @ForAll @Size(max = 20) byte[][] chunks, @ForAll @IntRange(min = 0, max = 200) int announced) {
        var gathered = new Gathered(announced);
        Buffer expected = Buffer.buffer();
        for (byte[] chunk : chunks) {
            gathered.append(Buffer.buffer(chunk));
            expected.appendBytes(chunk);
            assertThat(gathered.length()).isEqualTo(expected.length());
        }

        assertThat(gathered.bytes()).isEqualTo(expected.getBytes());
    }

    @Property(tries = 20)
    void growsBeyondTheRoomThatIsMadeAhead(@ForAll @IntRange(min = 1, max = 5) int megabytes) {
        var gathered = new Gathered(Long.MAX_VALUE);
        byte[] megabyte = new byte[1024 * 1024];
        Arrays.fill(megabyte, (byte) 'x');
        for (int i = 0; i < megabytes; i++) {
            gathered.append(Buffer.buffer(megabyte));
        }

        assertThat(gathered.bytes()).hasSize(megabytes * megabyte.length).containsOnly('x');
    }
}
