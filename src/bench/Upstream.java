import io.vertx.core.Vertx;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * A provider that costs as little as possible: speaks OpenAI's chat completions, answers about 1 KB whole or a stream of
 * 100 events. {@code java -cp LIBS Upstream.java PORT [EVENT_LOOPS]}.
 */
public final class Upstream extends AbstractVerticle {

    private static final int EVENTS = 100;
    private static final byte[] STREAM_FLAG = "\"stream\":true".getBytes();
    private static final Buffer WHOLE = Buffer.buffer(whole());
    private static final Buffer MODELS =
            Buffer.buffer("{\"object\":\"list\",\"data\":[{\"id\":\"bench\",\"object\":\"model\",\"owned_by\":\"bench\"}]}");
    private static final Buffer DELTA = event("{\"content\":\"lorem ipsum \"}", "null", "");
    private static final Buffer LAST =
            event("{}", "\"stop\"", "").appendString("data: [DONE]\n\n");

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
            if (contains(body, STREAM_FLAG)) {
                stream(request.response());
            } else {
                json(request.response(), WHOLE);
            }
        });
    }

    private static void json(HttpServerResponse response, Buffer body) {
        response.putHeader("Content-Type", "application/json").end(body);
    }

    private static void stream(HttpServerResponse response) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        for (int count = 1; count < EVENTS; count++) {
            response.write(DELTA);
        }
        response.end(LAST);
    }

    /** Clients that put a blank after the colon are met too. */
    private static boolean contains(Buffer body, byte[] flag) {
        int matched = 0;
        for (int index = 0; index < body.length(); index++) {
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

    private static String whole() {
        return "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"bench\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                + "lorem ipsum dolor sit amet ".repeat(30)
                + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":200,\"completion_tokens\":180,\"total_tokens\":380}}";
    }

    private static Buffer event(String delta, String finish, String more) {
        return Buffer.buffer("data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
                + "\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]"
                + more + "}\n\n");
    }
}
