package io.modelgateway.provider.upstream;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.Loops;
import io.modelgateway.model.ImageSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Fetches one picture. The host is looked up once, every address it has must be permitted, and the connection goes to one
 * of these very addresses, so that a name that changes in between leads nowhere else. No redirects, no cookies, no
 * credentials; bounded in size and time. Thread-safe.
 */
final class ImageFetch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ImageFetch.class);
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");
    private static final byte[] NOTHING = {};

    private final Vertx vertx;
    private final HttpClient client;
    private final TimeLimits limits;
    private final Predicate<InetAddress> permitted;

    ImageFetch(Vertx vertx, Duration timeout, Predicate<InetAddress> permitted) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(Math.max(1, timeout.toMillis())))
                .setKeepAlive(false));
        this.limits = new TimeLimits(timeout, timeout, timeout, false);
        this.permitted = permitted;
    }

    /** {@return the picture; fails with E4502} */
    Uni<ImageSource.Data> get(ImageAddress address, long maxBytes) {
        return Uni.createFrom()
                .completionStage(() -> vertx.executeBlocking(() -> PublicAddresses.of(address.host()), false)
                        .toCompletionStage())
                .map(this::chosen)
                .chain(ip -> fetched(address, ip, maxBytes))
                .onFailure()
                .transform(ImageFetch::refusal);
    }

    private InetAddress chosen(InetAddress[] addresses) {
        if (!Arrays.stream(addresses).allMatch(permitted)) {
            throw ImageAddress.refused("leads to a private address, where the gateway fetches nothing");
        }
        return addresses[0];
    }

    private Uni<ImageSource.Data> fetched(ImageAddress address, InetAddress ip, long maxBytes) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(address.port(), ip.getHostAddress()))
                .setHost(address.host())
                .setPort(address.port())
                .setSsl(address.tls())
                .setURI(address.pathAndQuery())
                .setFollowRedirects(false)
                .putHeader("accept", "image/*")
                .putHeader("user-agent", RestClients.USER_AGENT);
        return Pending.uni(pending -> {
            Context loop = vertx.getOrCreateContext();
            var exchange = new Exchange(vertx, loop, limits);
            Loops.run(
                    loop,
                    () -> exchange.send(
                            client,
                            options,
                            NOTHING,
                            response -> new BodyCollector(
                                            vertx,
                                            exchange,
                                            response,
                                            maxBytes,
                                            reply -> pending.settleWith(() -> picture(reply)))
                                    .start(),
                            pending::fail));
            return exchange::abort;
        });
    }

    private static ImageSource.Data picture(UpstreamReply reply) {
        if (reply.status() != 200) {
            throw ImageAddress.refused("was answered with status " + reply.status());
        }
        String type =
                reply.header("content-type").orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(type)) {
            throw ImageAddress.refused("is no PNG, JPEG, GIF or WebP picture");
        }
        return new ImageSource.Data(type, Base64.getEncoder().encodeToString(reply.body()));
    }

    /** Whatever goes wrong there says nothing of the provider. */
    private static Throwable refusal(Throwable failure) {
        if (failure instanceof GatewayException known && known.code() == ErrorCode.INVALID_FIELD) {
            return known;
        }
        LOG.debug("A remote picture could not be fetched", failure);
        return ImageAddress.refused("could not be fetched in time and within bounds");
    }

    @Override
    public void close() {
        client.close();
    }
}
