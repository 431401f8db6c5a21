package io.modelgateway.model;

/** Where a picture is. */
public sealed interface ImageSource {

    /** A remote address, fetched by the provider; by the gateway only where configuration allows. */
    record Url(String url) implements ImageSource {}

    /**
     * The picture itself.
     *
     * @param mediaType such as {@code image/png}
     * @param base64 standard alphabet, padded
     */
    record Data(String mediaType, String base64) implements ImageSource {}
}
