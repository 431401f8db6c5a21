package io.modelgateway.dialect;

import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.dialect.openai.OpenAiProviderCodec;
import io.modelgateway.dialect.stream.SseSplitter;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Where client and provider speak the same dialect; and the framing of events alone. */
@State(Scope.Benchmark)
public class PassingBenchmark {

    private static final int LONGEST_EVENT = 1 << 20;

    private final OpenAiClientCodec client = new OpenAiClientCodec();
    private final OpenAiProviderCodec provider = new OpenAiProviderCodec();
    private ChatRequest request;
    private ReplyContext reply;
    private List<byte[]> events;
    private byte[] oneChunk;

    @Setup
    public void prepare() {
        request = client.decode(Samples.request(Dialect.OPENAI)).request();
        reply = Samples.reply(Dialect.OPENAI);
        events = Samples.openAiStream();
        var joined = new ByteArrayOutputStream();
        events.forEach(joined::writeBytes);
        oneChunk = joined.toByteArray();
    }

    @Benchmark
    public EncodedRequest passRequest() {
        return provider.encode(request, "upstream");
    }

    /** Each of 100 events, from the provider's bytes to the client's. */
    @Benchmark
    @OperationsPerInvocation(Samples.EVENTS)
    public void passEvent(Blackhole hole) {
        StreamDecoder decoder = provider.streamDecoder();
        StreamEncoder encoder = client.streamEncoder(reply);
        for (byte[] chunk : events) {
            decoder.feed(chunk, frame -> hole.consume(encoder.encode(frame)));
        }
        decoder.finish(frame -> hole.consume(encoder.encode(frame)));
    }

    /** Each of 100 events that come in one chunk. */
    @Benchmark
    @OperationsPerInvocation(Samples.EVENTS)
    public void splitServerSentEvent(Blackhole hole) {
        new SseSplitter(LONGEST_EVENT).feed(oneChunk, hole::consume);
    }
}
