package io.modelgateway.clients;

import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.LlamaServer;
import io.modelgateway.fixtures.scripted.ScriptedVendors;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The packaged gateway between a client and every kind of provider; a real model server, too, where there is one. */
final class ClientBench implements AutoCloseable {

    private final ScriptedVendors vendors = new ScriptedVendors();
    private final @Nullable LlamaServer llama =
            LlamaServer.executable().map(_ -> new LlamaServer()).orElse(null);
    private final GatewayProcess gateway;

    ClientBench() {
        Map<String, String> settings = new LinkedHashMap<>(vendors.settings());
        if (llama != null) {
            settings.putAll(llama.start());
        }
        gateway = GatewayProcess.start(settings.entrySet().stream()
                .flatMap(setting -> Stream.of(setting.getKey(), setting.getValue()))
                .toArray(String[]::new));
    }

    String url() {
        return "http://127.0.0.1:" + gateway.port();
    }

    ScriptedVendors vendors() {
        return vendors;
    }

    /** {@return models of the real model server, if there is one} */
    List<String> realModels() {
        return llama == null ? List.of() : List.of("llama", "llama-claude");
    }

    /** Runs the action and asserts that meanwhile the upstream has seen one more of its callers go away. */
    void assertUpstreamIsCancelled(Runnable action) {
        long before = vendors.aborted();
        action.run();
        Awaitility.await("the upstream's news of the cancel")
                .atMost(Duration.ofSeconds(5))
                .until(() -> vendors.aborted() > before);
    }

    @Override
    public void close() {
        gateway.close();
        vendors.close();
        if (llama != null) {
            llama.stop();
        }
    }
}
