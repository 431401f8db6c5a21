import static java.util.Map.entry;

import java.util.Map;

/**
 * What is asked for, over and over. The model's name tells the upstream how to answer.
 *
 * @param connections of the closed loop; of an open one the most that may be busy at once
 * @param arrivals a second, at a constant rate; {@link #HALF_LOAD} for half of what both the server and the gateway can
 *     take, 0 for one after the other
 * @param unique whether every prompt differs, so that no cache can know it
 */
record Scenario(String name, String model, boolean stream, int promptBytes, int connections, double arrivals, boolean unique) {

    static final double HALF_LOAD = -1;

    static final Scenario WHOLE = closed("whole 1 KB", "bench", false, 900, 32);
    static final Scenario LARGE = closed("whole 16 KB", "bench-16k", false, 900, 32);
    static final Scenario STREAM = closed("stream of 100 events", "bench", true, 900, 32);
    /** About sixty at the same time. With 30 a second, a third of their events would come in the same moment. */
    static final Scenario PACED =
            new Scenario("stream, an event each 20 ms", "bench-paced", true, 900, 400, 29, false);
    static final Scenario SLOW = closed("slow, 500 ms", "bench-slow", false, 900, 200);
    static final Scenario LONG = closed("prompt of 400 KB", "bench", false, 400_000, 4);
    static final Scenario HALF = new Scenario("whole 1 KB at half load", "bench", false, 900, 256, HALF_LOAD, false);
    static final Scenario MISS = new Scenario("whole 1 KB, no prompt twice", "bench", false, 900, 32, 0, true);

    static final Scenario HELD = closed("2,000 streams at once", "bench-held", true, 900, 2_000);
    /** No more a second than any server can take. */
    static final Scenario LONG_STEADY = new Scenario("prompt of 400 KB, 20 a second", "bench", false, 400_000, 8, 20, false);
    /** Asks for what costs nothing, to see how long others keep it waiting; eight connections meet every event loop. */
    static final Scenario PROBE = new Scenario("probe", "", false, 0, 8, 200, false);

    private static Scenario closed(String name, String model, boolean stream, int promptBytes, int connections) {
        return new Scenario(name, model, stream, promptBytes, connections, 0, false);
    }

    private static final Map<String, Scenario> ALL = Map.ofEntries(
            entry("whole", WHOLE), entry("large", LARGE), entry("stream", STREAM), entry("paced", PACED),
            entry("slow", SLOW), entry("long", LONG), entry("half", HALF), entry("miss", MISS), entry("held", HELD),
            entry("steady", LONG_STEADY), entry("probe", PROBE));

    /** @throws IllegalArgumentException for a key that is none's */
    static Scenario named(String key) {
        Scenario scenario = ALL.get(key);
        if (scenario == null) {
            throw new IllegalArgumentException("no scenario " + key + " but " + ALL.keySet());
        }
        return scenario;
    }

    static String keyOf(Scenario scenario) {
        return ALL.entrySet().stream()
                .filter(entry -> entry.getValue() == scenario)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    boolean open() {
        return arrivals != 0;
    }

    /** {@return how long until as many are under way as will be, and the generator of an open loop keeps up} */
    int warmupSeconds() {
        return open() ? 6 : 1;
    }

    /** {@return whether it is a GET, without a body} */
    boolean get() {
        return model.isEmpty();
    }

    /** {@return the body's text around the number that makes a prompt unique} */
    String[] bodyAroundNumber() {
        String prompt = "The quick brown fox jumps over the lazy dog. ".repeat(promptBytes / 45);
        String before = "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"";
        return new String[] {before, prompt + "\"}]}"};
    }
}
