package io.modelgateway.http;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Reads one request's headers with complaints that name them. An empty header counts as absent. */
final class HeaderReader {

    private static final Logger LOG = Logger.getLogger(HeaderReader.class);
    private static final int MAX_SCALE = 30;

    private final MultiMap headers;

    HeaderReader(MultiMap headers) {
        this.headers = headers;
    }

    Optional<String> text(String name) {
        String value = headers.get(name);
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }

    /** {@return the entries of a comma-separated list, in their order, possibly over several headers of that name} */
    List<String> list(String name) {
        if (!headers.contains(name)) {
            return List.of();
        }
        return headers.getAll(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** {@return the value of one of a closed set of words} */
    <T extends Enum<T>> Optional<T> word(
            String name, Function<String, Optional<T>> read, T[] all, Function<T, String> wireName, ErrorCode code) {
        return text(name).map(value -> read.apply(value).orElseThrow(() -> notOneOf(name, all, wireName, code)));
    }

    <T extends Enum<T>> List<T> words(
            String name, Function<String, Optional<T>> read, T[] all, Function<T, String> wireName, ErrorCode code) {
        return list(name).stream()
                .map(value -> read.apply(value).orElseThrow(() -> notOneOf(name, all, wireName, code)))
                .toList();
    }

    /** {@return a decimal of that range} */
    Optional<BigDecimal> decimal(String name, BigDecimal min, BigDecimal max) {
        return text(name).map(value -> {
            BigDecimal number = parse(name, value, min, max);
            if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
                throw outOfRange(name, min, max);
            }
            return number;
        });
    }

    /** {@return a whole number of that range} */
    Optional<Long> whole(String name, long min, long max) {
        return decimal(name, BigDecimal.valueOf(min), BigDecimal.valueOf(max)).map(BigDecimal::longValue);
    }

    private static BigDecimal parse(String name, String value, BigDecimal min, BigDecimal max) {
        try {
            BigDecimal number = new BigDecimal(value);
            // 1e-999999999 is a number, but nobody should calculate with it.
            if (Math.abs((long) number.scale()) <= MAX_SCALE && number.precision() <= MAX_SCALE) {
                return number;
            }
        } catch (NumberFormatException e) {
            LOG.debugf("The header %s is no number", name);
        }
        throw outOfRange(name, min, max);
    }

    private static GatewayException outOfRange(String name, BigDecimal min, BigDecimal max) {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD,
                "The header " + name + " must be a number from " + min.toPlainString() + " to " + max.toPlainString(),
                new ErrorDetail.Param(name));
    }

    private static <T> GatewayException notOneOf(String name, T[] all, Function<T, String> wireName, ErrorCode code) {
        return GatewayException.of(
                code,
                "The header " + name + " must be one of "
                        + Stream.of(all).map(wireName).collect(Collectors.joining(", ")),
                new ErrorDetail.Param(name));
    }
}
