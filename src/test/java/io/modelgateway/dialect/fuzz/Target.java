package io.modelgateway.dialect.fuzz;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.EmbeddingsClientCodec;
import io.modelgateway.dialect.ProviderCodec;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.dialect.anthropic.AnthropicProviderCodec;
import io.modelgateway.dialect.gemini.GeminiEmbeddingsCodec;
import io.modelgateway.dialect.gemini.GeminiModel;
import io.modelgateway.dialect.gemini.GeminiProviderCodec;
import io.modelgateway.dialect.inference.InferenceClientCodec;
import io.modelgateway.dialect.ollama.OllamaClientCodec;
import io.modelgateway.dialect.ollama.OllamaEmbeddingsCodec;
import io.modelgateway.dialect.ollama.OllamaGenerateCodec;
import io.modelgateway.dialect.ollama.OllamaListing;
import io.modelgateway.dialect.ollama.OllamaPromptEmbeddingCodec;
import io.modelgateway.dialect.ollama.OllamaProviderCodec;
import io.modelgateway.dialect.openai.CompletionCodec;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.dialect.openai.OpenAiEmbeddingsCodec;
import io.modelgateway.dialect.openai.OpenAiModelsCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.dialect.openai.responses.ResponsesClientCodec;
import io.modelgateway.dialect.openai.responses.ResponsesProviderCodec;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.StreamFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that reads bytes of strangers, and what the gateway does with what it read: all of it either works or ends
 * with a {@code GatewayException}.
 */
record Target(String name, Reader reader) {

    @FunctionalInterface
    interface Reader {
        void read(byte[] bytes, List<byte[]> pieces);
    }

    /** Two readings of one stream must not fall into different seconds. */
    private static final Clock NOW = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static final List<ProviderCodec> PROVIDERS = List.of(
            new OpenAiProviderCodec(),
            new ResponsesProviderCodec(),
            new AnthropicProviderCodec(NOW),
            new OllamaProviderCodec(NOW, () -> 7),
            new GeminiProviderCodec(NOW));

    private static final List<ClientCodec> CLIENTS = List.of(
            new OpenAiClientCodec(),
            new ResponsesClientCodec(),
            new CompletionCodec(),
            new AnthropicClientCodec(),
            new OllamaClientCodec(),
            new OllamaGenerateCodec(),
            new InferenceClientCodec());

    private static final List<EmbeddingsClientCodec> EMBEDDERS =
            List.of(new OpenAiEmbeddingsCodec(), new OllamaEmbeddingsCodec(), new OllamaPromptEmbeddingCodec());

    static List<Target> all() {
        var targets = new ArrayList<Target>();
        for (ClientCodec codec : CLIENTS) {
            targets.add(whole(codec, bytes -> sendOn(codec.decode(bytes).request())));
        }
        for (EmbeddingsClientCodec codec : EMBEDDERS) {
            targets.add(whole(codec, codec::decode));
        }
        for (ProviderCodec codec : PROVIDERS) {
            targets.add(whole(codec, bytes -> answer(codec.decode(bytes))));
            targets.add(new Target(
                    codec.getClass().getSimpleName() + " stream",
                    (bytes, pieces) -> stream(codec::streamDecoder, bytes, pieces)));
            targets.add(
                    new Target(codec.getClass().getSimpleName() + " error", (bytes, _) -> codec.decodeError(bytes)));
        }
        targets.add(whole("OpenAI vectors", new OpenAiEmbeddingsCodec()::decodeAnswer));
        targets.add(whole("Ollama vectors", new OllamaEmbeddingsCodec()::decodeAnswer));
        targets.add(whole("Gemini vectors", new GeminiEmbeddingsCodec()::decodeAnswer));
        targets.add(whole("OpenAI models", new OpenAiModelsCodec()::decode));
        targets.add(whole("Gemini models", GeminiModel::list));
        targets.add(whole("Ollama show", new OllamaListing()::decodeShow));
        return targets;
    }

    private static Target whole(Object codec, java.util.function.Consumer<byte[]> reader) {
        String name = codec instanceof String text ? text : codec.getClass().getSimpleName();
        return new Target(name, (bytes, _) -> reader.accept(bytes));
    }

    /** What could be read must be writable for every provider, as it came and mapped. */
    private static void sendOn(ChatRequest request) {
        for (ProviderCodec provider : PROVIDERS) {
            if (!(provider instanceof ResponsesProviderCodec responses) || responses.takes(request)) {
                provider.encode(request, "m");
            }
            if (!(provider instanceof ResponsesProviderCodec)) {
                provider.encode(request.withoutOriginal(), "gpt-5");
            }
        }
    }

    private static void answer(ChatAnswer answer) {
        for (ClientCodec client : CLIENTS) {
            var context = Conversations.reply(client.dialect(), Duration.ZERO);
            client.encode(answer, context);
            client.encode(answer.withoutOriginal(), context);
        }
    }

    private static void stream(Supplier<StreamDecoder> decoders, byte[] bytes, List<byte[]> pieces) {
        Transcripts.Decoded whole = Transcripts.decode(decoders.get(), bytes);
        Transcripts.Decoded cut = Transcripts.decode(decoders.get(), pieces.toArray(byte[][]::new));
        boolean bothEnded = whole.failure() == null && cut.failure() == null;
        if (bothEnded ? !whole.frames().equals(cut.frames()) : whole.failure() == null || cut.failure() == null) {
            throw new AssertionError("the stream means something else in pieces");
        }
        for (ClientCodec client : CLIENTS) {
            var encoder = client.streamEncoder(Conversations.reply(client.dialect(), Duration.ZERO));
            for (StreamFrame frame : cut.frames()) {
                encoder.encode(new StreamFrame(frame.events(), null, null));
            }
        }
    }
}
