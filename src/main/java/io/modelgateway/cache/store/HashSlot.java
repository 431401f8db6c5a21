package io.modelgateway.cache.store;

import java.nio.charset.StandardCharsets;

/**
 * The hash slots of a Redis Cluster: CRC-16 (XMODEM) of the key, modulo 16384.
 *
 * @see <a href="https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/">Cluster specification</a>
 */
final class HashSlot {

    private static final int POLYNOMIAL = 0x1021;
    private static final int TOP = 0x8000;
    private static final int WORD = 0xffff;
    private static final int SLOTS = 16_384;

    private HashSlot() {}

    /** @param key without a hash tag */
    static int of(String key) {
        int crc = 0;
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (b & 0xff) << Byte.SIZE;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = ((crc & TOP) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1) & WORD;
            }
        }
        return crc % SLOTS;
    }

    /** {@return a key that is kept where those slots are} */
    static String keyWithin(long first, long last) {
        for (int i = 0; ; i++) {
            String key = "gateway:cache:at:" + i;
            int slot = of(key);
            if (slot >= first && slot <= last) {
                return key;
            }
        }
    }
}
