package io.modelgateway.clients;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.modelgateway.fixtures.scripted.ScriptedVendors;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** LangChain4j's client of one vendor, told only where the gateway is. */
enum LangChain4jClient {
    OPENAI {
        @Override
        ChatModel model(String url, String model) {
            return OpenAiChatModel.builder()
                    .baseUrl(url + "/v1")
                    .apiKey("any")
                    .modelName(model)
                    .maxRetries(0)
                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                    .build();
        }

        @Override
        StreamingChatModel streamingModel(String url, String model) {
            return OpenAiStreamingChatModel.builder()
                    .baseUrl(url + "/v1")
                    .apiKey("any")
                    .modelName(model)
                    .build();
        }

        @Override
        EmbeddingModel embeddingModel(String url, String model) {
            return OpenAiEmbeddingModel.builder()
                    .baseUrl(url + "/v1")
                    .apiKey("any")
                    .modelName(model)
                    .build();
        }
    },
    ANTHROPIC {
        @Override
        ChatModel model(String url, String model) {
            return AnthropicChatModel.builder()
                    .baseUrl(url + "/v1")
                    .apiKey("any")
                    .modelName(model)
                    .maxRetries(0)
                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                    .build();
        }

        @Override
        StreamingChatModel streamingModel(String url, String model) {
            return AnthropicStreamingChatModel.builder()
                    .baseUrl(url + "/v1")
                    .apiKey("any")
                    .modelName(model)
                    .build();
        }
    },
    OLLAMA {
        @Override
        ChatModel model(String url, String model) {
            return OllamaChatModel.builder()
                    .baseUrl(url)
                    .modelName(model)
                    .maxRetries(0)
                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                    .build();
        }

        @Override
        StreamingChatModel streamingModel(String url, String model) {
            return OllamaStreamingChatModel.builder()
                    .baseUrl(url)
                    .modelName(model)
                    .build();
        }

        @Override
        EmbeddingModel embeddingModel(String url, String model) {
            return OllamaEmbeddingModel.builder().baseUrl(url).modelName(model).build();
        }
    };

    abstract ChatModel model(String url, String model);

    abstract StreamingChatModel streamingModel(String url, String model);

    EmbeddingModel embeddingModel(String url, String model) {
        throw new UnsupportedOperationException("the vendor has no embeddings");
    }

    static Stream<Arguments> everyOneOverEveryModel() {
        return Stream.of(values())
                .flatMap(client -> ScriptedVendors.MODELS.stream().map(model -> Arguments.of(client, model)));
    }
}
