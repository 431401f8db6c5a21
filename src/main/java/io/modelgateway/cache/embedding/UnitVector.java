package io.modelgateway.cache.embedding;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;

/** Vectors of length one. */
final class UnitVector {

    private UnitVector() {}

    /** The same direction with length one. Fails with {@code E4304} for a vector that has no direction. */
    static float[] of(float[] raw) {
        double square = 0;
        for (float component : raw) {
            square += (double) component * component;
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw GatewayException.of(ErrorCode.EMBEDDING_FAILED, "The embedding model answered with no direction");
        }
        double length = Math.sqrt(square);
        var unit = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            unit[i] = (float) (raw[i] / length);
        }
        return unit;
    }
}
