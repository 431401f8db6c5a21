package io.modelgateway.router;

import io.modelgateway.circuit.BenchAvailability;
import io.modelgateway.dialect.Samples;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.registry.BenchCatalog;
import io.modelgateway.registry.Catalog;
import java.time.Duration;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The choice of a model among many, free and by name, with circuits that are closed. */
@State(Scope.Benchmark)
public class RoutingBenchmark {

    private static final int INPUT_TOKENS = 200;

    @Param({"10", "100", "1000"})
    public int models;

    private Router router;
    private Catalog catalog;
    private RequestContext context;
    private ChatRequest auto;
    private ChatRequest cheapest;
    private ChatRequest named;

    @Setup
    public void prepare() {
        catalog = BenchCatalog.of(models);
        router = new CatalogRouter(
                RoutingSettings.DEFAULTS,
                BenchAvailability.of(catalog),
                new LiveLatency(Duration.ofMinutes(5), System::nanoTime),
                new ProvisionedUsage(System::nanoTime),
                new SplittableRandom(42));
        context = Samples.context(Dialect.OPENAI);
        auto = request("auto");
        cheapest = request("auto:cost");
        named = request("model-" + models / 2);
    }

    @Benchmark
    public RoutingDecision chooseFreely() {
        return router.choose(auto, context, INPUT_TOKENS, catalog);
    }

    @Benchmark
    public RoutingDecision chooseCheapest() {
        return router.choose(cheapest, context, INPUT_TOKENS, catalog);
    }

    @Benchmark
    public RoutingDecision chooseNamed() {
        return router.choose(named, context, INPUT_TOKENS, catalog);
    }

    private static ChatRequest request(String model) {
        String body = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
        return new OpenAiClientCodec().decode(Samples.bytes(body)).request();
    }
}
