import io.vertx.core.Vertx;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;

/**
 * A provider that costs as little as possible: speaks OpenAI's chat completions. The model's name says how: {@code bench}
 * answers 1 KB or 100 events at once, {@code bench-16k} 16 KB, {@code bench-paced} an event each 20 ms, {@code bench-slow}
 * after 500 ms, {@code bench-held} an event each second for 20 s, {@code bench-broken} with a 500, or in the middle of a
 * stream by closing the connection. Each event carries the moment it was written, as {@code "t":NANOS} of the machine's monotonic clock.
 * {@code java -cp LIBS Upstream PORT [EVENT_LOOPS]}.
 */
public final class Upstream extends AbstractVerticle {

    private static final int EVENTS = 100;
    private static final String DELTA = "{\"content\":\"lorem ipsum \"}";
    private static final int HELD_EVENTS = 20;
    private static final long PACE_MILLIS = 20;
    private static final long HELD_PACE_MILLIS = 1_000;
    private static final long SLOW_MILLIS = 500;
    private static final byte[] STREAM_FLAG = ascii("\"stream\":true");
    private static final byte[] LARGE_FLAG = ascii("\"model\":\"bench-16k\"");
    private static final byte[] PACED_FLAG = ascii("\"model\":\"bench-paced\"");
    private static final byte[] HELD_FLAG = ascii("\"model\":\"bench-held\"");
    private static final byte[] BROKEN_FLAG = ascii("\"model\":\"bench-broken\"");
    private static final byte[] SLOW_FLAG = ascii("\"model\":\"bench-slow\"");
    /** What is asked stands in the first bytes of a body, before any prompt. */
    private static final int FLAGS_WITHIN = 128;

    private static final Buffer WHOLE = Buffer.buffer(whole(30));
    private static final Buffer LARGE = Buffer.buffer(whole(600));
    private static final Buffer MODELS =
            Buffer.buffer("{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\",\"owned_by\":\"bench\"}]}");

    private final int port;

    private Upstream(int port) {
        this.port = port;
    }

    public static void main(String[] args) {
        int port = Integer.parseInt(args[0]);
        int loops = args.length > 1 ? Integer.parseInt(args[1]) : Runtime.getRuntime().availableProcessors();
        Vertx.vertx()
                .deployVerticle(() -> new Upstream(port), new DeploymentOptions().setInstances(loops))
                .onSuccess(deployed -> System.out.println("upstream on 127.0.0.1:" + port))
                .onFailure(failure -> {
                    System.err.println("upstream: " + failure.getMessage());
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(new HttpServerOptions().setTcpNoDelay(true))
                .requestHandler(this::answer)
                .listen(port, "127.0.0.1")
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void answer(HttpServerRequest request) {
        if (request.path().endsWith("/models")) {
            json(request.response(), MODELS);
            return;
        }
        request.body().onSuccess(body -> {
            HttpServerResponse response = request.response();
            if (contains(body, BROKEN_FLAG)) {
                fail(response, contains(body, STREAM_FLAG));
            } else if (contains(body, STREAM_FLAG)) {
                stream(response, contains(body, PACED_FLAG), contains(body, HELD_FLAG));
            } else if (contains(body, SLOW_FLAG)) {
                vertx.setTimer(SLOW_MILLIS, due -> json(response, WHOLE));
            } else {
                json(response, contains(body, LARGE_FLAG) ? LARGE : WHOLE);
            }
        });
    }

    private static void json(HttpServerResponse response, Buffer body) {
        response.putHeader("Content-Type", "application/json").end(body);
    }

    private static void fail(HttpServerResponse response, boolean stream) {
        if (stream) {
            response.setChunked(true).putHeader("Content-Type", "text/event-stream");
            response.write(event(DELTA, "null")).onComplete(written -> response.reset());
        } else {
            response.setStatusCode(500).end("{\"error\":{\"message\":\"broken\"}}");
        }
    }

    private void stream(HttpServerResponse response, boolean paced, boolean held) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        if (paced || held) {
            response.write(event(DELTA, "null"));
            pace(response, System.nanoTime(), held ? HELD_PACE_MILLIS : PACE_MILLIS, 1, held ? HELD_EVENTS : EVENTS);
            return;
        }
        for (int count = 1; count < EVENTS; count++) {
            response.write(event(DELTA, "null"));
        }
        end(response);
    }

    /** Each event is due a time after the first, not after the one before: a late timer must not delay all that follow. */
    private void pace(HttpServerResponse response, long firstNanos, long millis, int index, int events) {
        long elapsedMillis = (System.nanoTime() - firstNanos) / 1_000_000;
        vertx.setTimer(Math.max(1, index * millis - elapsedMillis), due -> {
            if (response.closed()) {
                return;
            }
            if (index == events - 1) {
                end(response);
            } else {
                response.write(event(DELTA, "null"));
                pace(response, firstNanos, millis, index + 1, events);
            }
        });
    }

    private static void end(HttpServerResponse response) {
        response.end(event("{}", "\"stop\"").appendString("data: [DONE]\n\n"));
    }

    /** Clients that put a blank after the colon are met too. */
    private static boolean contains(Buffer body, byte[] flag) {
        int matched = 0;
        for (int index = 0; index < Math.min(body.length(), FLAGS_WITHIN); index++) {
            byte next = body.getByte(index);
            if (next == ' ') {
                continue;
            }
            matched = next == flag[matched] ? matched + 1 : next == flag[0] ? 1 : 0;
            if (matched == flag.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String whole(int sentences) {
        return "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"bench\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + "lorem ipsum dolor sit amet ".repeat(sentences)
                + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":200,\"completion_tokens\":180,\"total_tokens\":380}}";
    }

    private static Buffer event(String delta, String finish) {
        return Buffer.buffer("data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                + "\"model\":\"bench\",\"t\":" + System.nanoTime() + ",\"choices\":[{\"index\":0,\"delta\":" + delta
                + ",\"finish_reason\":" + finish + "}]}\n\n");
    }
}
