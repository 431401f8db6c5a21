import java.util.ArrayList;
import java.util.List;

/** How the gateway is configured for each kind of run. */
final class Settings {

    private static final List<String> MODELS = List.of("bench", "bench-16k", "bench-paced", "bench-slow", "bench-held");

    private static final String NO_ACCESS_LINES = "-Dgateway.access-log.sample-ratio=0";

    private Settings() {}

    /** Nothing but the way of a request: no keys, limits or cache, and no access lines, as nginx here; metrics stay on. */
    static List<String> bare(Servers.Ports ports, int upstreamPort) {
        List<String> settings = common(ports, upstreamPort);
        settings.add(NO_ACCESS_LINES);
        settings.add("-Dgateway.auth.mode=off");
        settings.add("-Dgateway.limits.enabled=false");
        settings.add("-Dgateway.cache.enabled=false");
        return settings;
    }

    /** Keys, limits and cache, the latter two in Redis; a line in the access log for each request. */
    static List<String> full(Servers.Ports ports, int upstreamPort, int redisPort) {
        List<String> settings = keyed(ports, upstreamPort);
        settings.add("-Dquarkus.redis.hosts=redis://127.0.0.1:" + redisPort);
        return settings;
    }

    /** Keys, limits and cache in memory; no access lines, as nginx with its file. */
    static List<String> caching(Servers.Ports ports, int upstreamPort) {
        List<String> settings = keyed(ports, upstreamPort);
        settings.add(NO_ACCESS_LINES);
        return settings;
    }

    /** Everything at once: as {@link #full}, with slots and a line, and a provider that fails again and again. */
    static List<String> soaked(Servers.Ports ports, int upstreamPort, int redisPort) {
        List<String> settings = full(ports, upstreamPort, redisPort);
        settings.add("-Dgateway.providers.bench.max-concurrent=256");
        settings.add("-Dgateway.providers.broken.type=openai");
        settings.add("-Dgateway.providers.broken.base-url=http://127.0.0.1:" + upstreamPort + "/v1");
        settings.add("-Dgateway.providers.broken.api-key=bench");
        settings.add("-Dgateway.providers.broken.circuit.open-duration=5s");
        addModel(settings, "bench-broken", "broken");
        return settings;
    }

    private static List<String> keyed(Servers.Ports ports, int upstreamPort) {
        List<String> settings = common(ports, upstreamPort);
        settings.add("-Dgateway.auth.mode=required");
        settings.add("-Dgateway.auth.keys.bench.secret=bench-key-0123456789abcdef");
        settings.add("-Dgateway.auth.keys.bench.agent=did:web:bench");
        settings.add("-Dgateway.limits.rpm=2000000000");
        settings.add("-Dgateway.limits.tpm=2000000000");
        return settings;
    }

    private static List<String> common(Servers.Ports ports, int upstreamPort) {
        List<String> settings = new ArrayList<>(List.of(
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + ports.api(),
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + ports.management(),
                "-Dgateway.providers.ollama.enabled=false",
                "-Dgateway.providers.bench.type=openai",
                "-Dgateway.providers.bench.base-url=http://127.0.0.1:" + upstreamPort + "/v1",
                "-Dgateway.providers.bench.api-key=bench"));
        for (String model : MODELS) {
            addModel(settings, model, "bench");
        }
        return settings;
    }

    private static void addModel(List<String> settings, String model, String provider) {
        settings.add("-Dgateway.models." + model + ".id=" + model);
        settings.add("-Dgateway.models." + model + ".provider=" + provider);
        settings.add("-Dgateway.models." + model + ".capabilities=text,streaming");
        settings.add("-Dgateway.models." + model + ".context-window=1000000");
        settings.add("-Dgateway.models." + model + ".max-output-tokens=16384");
        settings.add("-Dgateway.models." + model + ".rpm=2000000000");
        settings.add("-Dgateway.models." + model + ".tpm=2000000000");
    }
}
