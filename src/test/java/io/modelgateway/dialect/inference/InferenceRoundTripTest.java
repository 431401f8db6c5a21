package io.modelgateway.dialect.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.fixtures.VocabularyArbitraries;
import io.modelgateway.model.ChatRequest;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class InferenceRoundTripTest {

    /** The shapes are OpenAI's, so OpenAI's writer is the other half of this reader. */
    @Property(tries = 300)
    void readsMessagesToolsAndFormatsInOpenAisShapes(@ForAll("requests") ChatRequest request) {
        ChatRequest anonymous = withoutUser(request);
        byte[] body = new OpenAiProviderCodec().encode(anonymous, "m").body();

        ChatRequest read = new InferenceClientCodec().decode(body).request();

        assertThat(List.<Object>of(read.messages(), read.tools(), read.stream()))
                .isEqualTo(List.<Object>of(anonymous.messages(), anonymous.tools(), anonymous.stream()));
        assertThat(read.responseFormat()).isEqualTo(anonymous.responseFormat());
    }

    @Provide
    Arbitrary<ChatRequest> requests() {
        return VocabularyArbitraries.requests();
    }

    /** Here, {@code user} is the short form's prompt. */
    private static ChatRequest withoutUser(ChatRequest request) {
        return new ChatRequest(
                request.model(),
                request.messages(),
                request.sampling(),
                request.tools(),
                request.responseFormat(),
                request.reasoning(),
                request.stream(),
                request.includeUsage(),
                null,
                request.metadata(),
                request.extras(),
                null);
    }
}
