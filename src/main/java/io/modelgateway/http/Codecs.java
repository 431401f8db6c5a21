package io.modelgateway.http;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.dialect.inference.InferenceClientCodec;
import io.modelgateway.dialect.ollama.OllamaClientCodec;
import io.modelgateway.dialect.openai.OpenAiClientCodec;

/** The dialects' codecs, and which one a path speaks. */
public final class Codecs {

    public static final ClientCodec OPENAI = new OpenAiClientCodec();
    public static final ClientCodec ANTHROPIC = new AnthropicClientCodec();
    public static final ClientCodec OLLAMA = new OllamaClientCodec();
    public static final ClientCodec NATIVE = new InferenceClientCodec();

    private Codecs() {}

    /** {@return the codec for errors of a path that no endpoint of its own answers} */
    static ClientCodec ofPath(String path) {
        if (path.startsWith("/v1/messages")) {
            return ANTHROPIC;
        }
        if (path.startsWith("/v1/inference") || path.startsWith("/v1/route") || path.startsWith("/admin")) {
            return NATIVE;
        }
        if (path.startsWith("/api/")) {
            return OLLAMA;
        }
        return OPENAI;
    }
}
