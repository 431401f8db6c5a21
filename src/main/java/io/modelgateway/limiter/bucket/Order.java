package io.modelgateway.limiter.bucket;

import java.util.List;

/**
 * What one request wants, decided at once. All of {@code required} is taken or nothing at all. If it is, {@code optional}
 * is taken too, all of it or nothing.
 *
 * @param lease names the reservation, unique
 */
public record Order(String lease, List<Claim> required, List<Claim> optional) {

    public Order {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }
}
