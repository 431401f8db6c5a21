package io.modelgateway.clients;

import static org.junit.jupiter.api.Assumptions.abort;

import io.modelgateway.fixtures.scripted.ScriptedVendors;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The vendors' clients for JavaScript. */
class NodeClientsIT {

    @TestFactory
    Stream<DynamicContainer> everyTestOfEveryClient() {
        NodeSuite.obstacle().ifPresent(missing -> abort(missing));
        try (var bench = new ClientBench()) {
            Map<String, String> environment = Map.of(
                    "GATEWAY_URL", bench.url(),
                    "GATEWAY_MODELS", String.join(",", ScriptedVendors.MODELS),
                    "GATEWAY_REAL_MODELS", String.join(",", bench.realModels()),
                    "UPSTREAM_URL", bench.vendors().upstream().uri().toString());
            return Stream.of("openai", "anthropic", "ollama", "ai-sdk")
                    .map(client ->
                            DynamicContainer.dynamicContainer(client, NodeSuite.run(client + ".test.js", environment)))
                    .toList()
                    .stream();
        }
    }
}
