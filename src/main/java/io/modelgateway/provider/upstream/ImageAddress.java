package io.modelgateway.provider.upstream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where a picture is, as far as the gateway may go there.
 *
 * @param host in lower case
 */
record ImageAddress(boolean tls, String host, int port, String pathAndQuery) {

    /**
     * Reads an address.
     *
     * @param allowedHosts {@code host} or {@code host:port}, in lower case
     * @throws GatewayException E4502 if it is none, or not of an allowed host
     */
    static ImageAddress read(String url, Set<String> allowedHosts) {
        URI uri = parsed(url);
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!(tls || http) || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw refused("must be an http or https address");
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int usual = tls ? 443 : 80;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        boolean allowed = allowedHosts.contains(host + ":" + port) || port == usual && allowedHosts.contains(host);
        if (!allowed) {
            throw refused(
                    "is not at a host that the gateway may fetch pictures from; send the picture itself as a data URL");
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new ImageAddress(tls, host, port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw refused("must be an http or https address");
        }
    }

    /** {@return E4502 about a picture; addresses may hold secrets and are not quoted} */
    static GatewayException refused(String complaint) {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD, "'image_url' " + complaint, new ErrorDetail.Param("image_url"));
    }
}
