package io.modelgateway.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values that a key may have, on the method that reads it. ConfigurationDocumentTest brings it into the list of keys
 * and onto their page; {@link ConfigurationCheck} reads the list.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Range {

    /**
     * {@return the least and the greatest value with {@code ..} between them}, one of which may be missing; a {@code >}
     * before the least one excludes it. Durations and sizes have their unit: {@code 1..}, {@code >0..1},
     * {@code 1ms..10m}, {@code 1B..}.
     */
    String value();
}
