package io.modelgateway.clients;

import static org.junit.jupiter.api.Assumptions.abort;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The vendors' clients for JavaScript. */
class NodeClientsIT {

    @TestFactory
    Stream<DynamicContainer> everyTestOfEveryClient() {
        NodeSuite.obstacle().ifPresent(missing -> abort(missing));
        try (var bench = new ClientBench()) {
            return Stream.of("openai", "anthropic", "ollama", "ai-sdk")
                    .map(client -> DynamicContainer.dynamicContainer(client, NodeSuite.run(client + ".test.js", bench)))
                    .toList()
                    .stream();
        }
    }
}
