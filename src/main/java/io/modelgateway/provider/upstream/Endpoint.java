package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.Loops;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.Ticker;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One upstream endpoint over the Vert.x client: streams and whole answers. Thread-safe; each call lives on the event loop
 * it was subscribed on, and starts anew for each subscriber.
 */
public final class Endpoint implements AutoCloseable {

    private final Vertx vertx;
    private final HttpClient client;
    private final RequestOptions base;
    private final String basePath;
    private final Ticker ticker;
    private final ReplyTranslation translation;

    /** @param errorReader reads the body of an answer that is no success */
    public Endpoint(
            Vertx vertx,
            ProviderDefinition definition,
            Function<byte[], ProviderErrorBody> errorReader,
            Clock clock,
            Ticker ticker) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(ClientOptions.http(definition), ClientOptions.pool(definition));
        this.base = new RequestOptions().setAbsoluteURI(definition.baseUrl().toString());
        this.basePath = definition.baseUrl().getRawPath();
        this.ticker = ticker;
        this.translation = new ReplyTranslation(clock, errorReader);
    }

    /** Posts; {@return the body of the successful answer} */
    public Uni<byte[]> whole(UpstreamRequest request, TimeLimits limits) {
        return Pending.uni(pending -> post(
                request,
                limits,
                pending,
                (exchange, response) -> new BodyCollector(
                                vertx, exchange, response, reply -> pending.settleWith(() -> translation.body(reply)))
                        .start()));
    }

    /** Posts; {@return the stream in that codec's dialect, once its first content has arrived} */
    public Uni<StreamedAnswer> stream(UpstreamRequest request, ProviderCodec codec, TimeLimits limits) {
        return Pending.uni(pending ->
                post(request, limits, pending, (exchange, response) -> open(exchange, response, codec, pending)));
    }

    /**
     * {@return the body of an answer that came another way}
     *
     * @throws GatewayException for the failure it stands for
     */
    public byte[] body(UpstreamReply reply) {
        return translation.body(reply);
    }

    /** {@return the way to give up} */
    private Runnable post(
            UpstreamRequest request,
            TimeLimits limits,
            Pending<?> pending,
            BiConsumer<Exchange, HttpClientResponse> onHead) {
        Context loop = vertx.getOrCreateContext();
        var exchange = new Exchange(vertx, loop, limits);
        Loops.run(
                loop,
                () -> exchange.send(
                        client,
                        options(request),
                        request.body(),
                        response -> onHead.accept(exchange, response),
                        pending::fail));
        return exchange::abort;
    }

    private void open(
            Exchange exchange, HttpClientResponse response, ProviderCodec codec, Pending<StreamedAnswer> pending) {
        var head = new UpstreamReply(response.statusCode(), response::getHeader, new byte[0]);
        if (!head.successful()) {
            new BodyCollector(vertx, exchange, response, reply -> pending.fail(translation.failure(reply))).start();
            return;
        }
        try {
            translation.requireType(head, codec.dialect() != Dialect.OLLAMA);
        } catch (GatewayException e) {
            exchange.fail(e);
            return;
        }
        new FrameSource(
                        vertx,
                        exchange,
                        response,
                        codec.streamDecoder(),
                        ticker,
                        source -> new StreamOpening(exchange.loop(), source, pending))
                .pull();
    }

    private RequestOptions options(UpstreamRequest request) {
        // Taken apart once: to read an address for each call takes longer than to read its answer's head.
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(base.getHost())
                .setPort(base.getPort())
                .setSsl(base.isSsl())
                .setURI(basePath + request.path())
                .setFollowRedirects(false);
        request.headers().forEach(options::putHeader);
        return options;
    }

    /** Closes its connections, those in use too: let what runs come to its end before. */
    @Override
    public void close() {
        client.close();
    }
}
