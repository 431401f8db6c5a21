package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.modelgateway.fixtures.GatewayProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged gateway with the files that the chart renders, laid out and changed as the kubelet does it. */
class ChartInActionIT {

    private static final String PROPERTIES = "application.properties";
    private static final String CATALOG = "catalog.yaml";

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void startsIsProbedAndTakesOverAChangedCatalogue(@TempDir Path work) throws Exception {
        Manifests before = Chart.render(Map.of("catalog.aliases.first", "mock"));
        Manifests after = Chart.render(Map.of("catalog.aliases.second", "mock"));
        Kubelet.mount(work.resolve("config"), PROPERTIES, Kubelet.content(before, PROPERTIES));
        Kubelet.mount(work.resolve("catalog"), CATALOG, Kubelet.content(before, CATALOG));

        try (var gateway = GatewayProcess.startAsContainer(
                work,
                Kubelet.environment(before, Map.of()),
                RenderedConfiguration.CATALOG_FILE,
                work.resolve("catalog/" + CATALOG).toString())) {
            Container container = WorkloadRules.gateway(before.one(Deployment.class));
            for (var probe :
                    List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())) {
                String check =
                        Path.of(probe.getHttpGet().getPath()).getFileName().toString();
                assertThat(gateway.health(check)).as(check).isEqualTo(200);
            }
            assertThat(models(gateway)).containsExactlyInAnyOrder("auto", "mock", "first");

            Kubelet.mount(work.resolve("catalog"), CATALOG, Kubelet.content(after, CATALOG));

            Awaitility.await("the catalogue")
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(
                            () -> assertThat(models(gateway)).containsExactlyInAnyOrder("auto", "mock", "second"));
        }
    }

    private List<String> models(GatewayProcess gateway) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + "/v1/models"))
                .timeout(Duration.ofSeconds(5))
                .build();
        String answer =
                client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        var ids = new ArrayList<String>();
        new ObjectMapper()
                .readTree(answer)
                .path("data")
                .forEach(model -> ids.add(model.path("id").asText()));
        return ids;
    }
}
