package io.modelgateway.http.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.scripted.ScriptedVendors;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tries every cell of the matrix and holds the page against what came of it. */
@QuarkusTest
@WithTestResource(VendorsResource.class)
class CompatibilityTest {

    private static final Path DOCUMENT = Path.of("docs/compatibility.md");
    private static final String REGENERATE = "./mvnw test -Dtest=CompatibilityTest -Dupdate-docs=true";

    private static final List<String> MODELS =
            Stream.concat(ScriptedVendors.MODELS.stream(), Stream.of("mock")).toList();

    ScriptedVendors vendors;

    @Test
    void thePageSaysWhatHappens() throws IOException {
        String page = page();
        if (Boolean.getBoolean("update-docs")) {
            Files.writeString(DOCUMENT, page);
        }

        assertThat(DOCUMENT).as("write it anew with " + REGENERATE).content().isEqualTo(page);
    }

    private String page() {
        var page = new StringBuilder("""
                # Compatibility

                Every client dialect over every type of provider, as tried by `CompatibilityTest`, which writes this page. One scripted model stands behind every vendor's wire and answers only by what has reached it: it repeats the tool's result, tells that it saw the very picture, follows the schema, thinks if asked to. "yes" means that its answer came back in the client's own form.

                What a provider has no place for is left out and named in `X-Gateway-Dropped-Params`; here it stands after "without". Fields of a client's own vendor go through as they are. What is translated how: [providers.md](providers.md).

                - *every option*: the options of the dialect that clients commonly set, all in one request.
                - *error*: the provider's 429 is one of the client's vendor, with `Retry-After`.
                - *cancel*: a client that leaves in the middle of a stream ends the call to the provider.
                """);
        try (var http = new RawClient(RestAssured.port)) {
            var trial = new Trial(http, vendors);
            for (Client client : Client.values()) {
                page.append(table(client, trial));
            }
        }
        return page.append("""

                The vendors' own clients are run over every type of provider, too: openai, @anthropic-ai/sdk, ollama and the AI SDK (`src/test/clients`), openai-java, anthropic-java and LangChain4j (`io.modelgateway.clients`), with tools loops, schemas made of classes, embeddings, aborts, timeouts, and the exceptions they raise, also for the gateway's own keys and limits. llama.cpp's server stands in for a real model. Of Ollama no real server could be had for the tests, and the vendors' own services were not called.
                """).toString();
    }

    private static String table(Client client, Trial trial) {
        var rows = new ArrayList<String>();
        rows.add("\n## " + capitalised(client.title()) + " (`" + client.path() + "`)\n");
        rows.add(MODELS.stream()
                .map(model -> "`" + model.replace("as-", "") + "`")
                .collect(Collectors.joining(" | ", "| | ", " |")));
        rows.add("|---".repeat(MODELS.size() + 1) + "|");
        for (Feature feature : Feature.values()) {
            rows.add(MODELS.stream()
                    .map(model -> trial.outcome(client, feature, model))
                    .collect(Collectors.joining(" | ", "| " + feature.title() + " | ", " |")));
        }
        return String.join("\n", rows) + "\n";
    }

    private static String capitalised(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }
}
