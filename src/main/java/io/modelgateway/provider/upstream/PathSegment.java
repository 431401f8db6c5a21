package io.modelgateway.provider.upstream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A name as one segment of a URL's path, whatever it holds. */
public final class PathSegment {

    private PathSegment() {}

    public static String of(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
