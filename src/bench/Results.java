import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that a run measured: by scenario and server, and by process. */
final class Results {

    static final String DIRECT = "upstream alone";
    static final String NGINX = "nginx";
    static final String STATIC_FILE = "nginx, static file";
    static final String JVM = "gateway, JVM";
    static final String CACHED = "gateway, JVM with AOT cache";
    static final String NATIVE = "gateway, native";
    static final String FULL = "gateway, JVM, all on";
    static final String HIT = "gateway, JVM, cache hit";

    private final Map<String, Map<String, Figures>> scenarios = new LinkedHashMap<>();
    private final Map<String, Figures> processes = new LinkedHashMap<>();

    Figures of(Target target, Scenario scenario) {
        // A miss is the whole answer of a gateway with everything on, and stands in its table.
        String row = scenario == Scenario.MISS ? Scenario.WHOLE.name() : scenario.name();
        return scenarios
                .computeIfAbsent(row, unseen -> new LinkedHashMap<>())
                .computeIfAbsent(target.name(), unseen -> new Figures());
    }

    /** {@return what was measured once for each process: start, memory, size} */
    Figures process(String name) {
        return processes.computeIfAbsent(name, unseen -> new Figures());
    }

    Map<String, Map<String, Figures>> scenarios() {
        return scenarios;
    }

    Map<String, Figures> processes() {
        return processes;
    }

    /** {@return one server's figures under one scenario; none at all if it was not measured} */
    Figures find(Scenario scenario, String server) {
        return scenarios.getOrDefault(scenario.name(), Map.of()).getOrDefault(server, new Figures());
    }
}
