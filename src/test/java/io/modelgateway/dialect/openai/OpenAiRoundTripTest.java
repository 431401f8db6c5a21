package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.dialect.Replies;
import io.modelgateway.fixtures.VocabularyArbitraries;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.SamplingOptions;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OpenAiRoundTripTest {

    private final OpenAiClientCodec clients = new OpenAiClientCodec();
    private final OpenAiProviderCodec providers = new OpenAiProviderCodec();

    @Property
    void aRequestIsReadAsItWasWritten(@ForAll("requests") ChatRequest request) {
        byte[] body = providers.encode(request, request.model()).body();

        assertThat(clients.decode(body).request().withoutOriginal()).isEqualTo(withoutTopK(request));
    }

    @Property
    void anAnswerIsReadAsItWasWritten(@ForAll("answers") ChatAnswer answer) {
        byte[] body = clients.encode(answer, Replies.context("req-1"));

        assertThat(providers.decode(body).withoutOriginal()).isEqualTo(answer);
    }

    @Property
    void anOriginalGoesThroughWithNothingButTheModelChanged(@ForAll("requests") ChatRequest request) {
        byte[] body = providers.encode(request, request.model()).body();
        ChatRequest original = clients.decode(body).request();

        assertThat(providers.encode(original, request.model()).body()).isEqualTo(body);
        assertThat(providers.encode(original, request.model()).dropped()).isEmpty();
    }

    @Provide
    Arbitrary<ChatRequest> requests() {
        return VocabularyArbitraries.requests();
    }

    @Provide
    Arbitrary<ChatAnswer> answers() {
        return VocabularyArbitraries.answers();
    }

    private static ChatRequest withoutTopK(ChatRequest request) {
        SamplingOptions sampling = request.sampling();
        return new ChatRequest(
                request.model(),
                request.messages(),
                new SamplingOptions(
                        sampling.temperature(),
                        sampling.topP(),
                        null,
                        sampling.maxOutputTokens(),
                        sampling.stop(),
                        sampling.presencePenalty(),
                        sampling.frequencyPenalty(),
                        sampling.seed(),
                        sampling.choices()),
                request.tools(),
                request.responseFormat(),
                request.reasoning(),
                request.stream(),
                request.includeUsage(),
                request.user(),
                request.metadata(),
                request.extras(),
                null);
    }
}
