package io.modelgateway.auth;

/** A key and the secret it just got, which is shown once and not kept. */
public record FreshKey(ApiKey key, String secret) {

    @Override
    public String toString() {
        return "[secret]";
    }
}
