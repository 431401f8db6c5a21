package io.modelgateway.http;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.dialect.inference.InferenceClientCodec;
import io.modelgateway.dialect.ollama.OllamaClientCodec;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.dialect.openai.responses.ResponsesClientCodec;
import io.vertx.ext.web.RoutingContext;

/** The dialects' codecs, and which one a path speaks. */
public final class Codecs {

    public static final ClientCodec OPENAI = new OpenAiClientCodec();
    public static final ClientCodec RESPONSES = new ResponsesClientCodec();
    public static final AnthropicClientCodec ANTHROPIC = new AnthropicClientCodec();
    public static final ClientCodec OLLAMA = new OllamaClientCodec();
    public static final ClientCodec NATIVE = new InferenceClientCodec();

    private Codecs() {}

    /** {@return the codec for errors of a request that no endpoint of its own answers, by path and, where two vendors
     * share it, by header} */
    public static ClientCodec of(RoutingContext routing) {
        String path = routing.normalizedPath();
        boolean sharedPath = path.equals("/v1/models") || path.startsWith("/v1/models/");
        if (path.startsWith("/v1/messages")
                || sharedPath && routing.request().headers().contains("anthropic-version")) {
            return ANTHROPIC;
        }
        if (path.startsWith("/v1/inference") || path.startsWith("/v1/route") || path.startsWith("/admin")) {
            return NATIVE;
        }
        if (path.startsWith("/v1/responses")) {
            return RESPONSES;
        }
        return path.equals("/") || path.startsWith("/api/") ? OLLAMA : OPENAI;
    }
}
