import java.util.Map;

/**
 * What is asked for, over and over. The model's name tells the upstream how to answer.
 *
 * @param connections of the closed loop; of an open one the most that may be busy at once
 * @param open whether requests arrive at a constant rate instead of one after the other
 * @param unique whether every prompt differs, so that no cache can know it
 */
record Scenario(String name, String model, boolean stream, int promptBytes, int connections, boolean open, boolean unique) {

    static final Scenario WHOLE = closed("whole 1 KB", "bench", false, 900, 32);
    static final Scenario LARGE = closed("whole 16 KB", "bench-16k", false, 900, 32);
    static final Scenario STREAM = closed("stream of 100 events", "bench", true, 900, 32);
    static final Scenario PACED = closed("stream, an event each 20 ms", "bench-paced", true, 900, 100);
    static final Scenario SLOW = closed("slow, 500 ms", "bench-slow", false, 900, 200);
    static final Scenario LONG = closed("prompt of 400 KB", "bench", false, 400_000, 4);
    static final Scenario HALF = new Scenario("whole 1 KB at half load", "bench", false, 900, 256, true, false);
    static final Scenario MISS = new Scenario("whole 1 KB, no prompt twice", "bench", false, 900, 32, false, true);

    private static Scenario closed(String name, String model, boolean stream, int promptBytes, int connections) {
        return new Scenario(name, model, stream, promptBytes, connections, false, false);
    }

    private static final Map<String, Scenario> ALL = Map.of(
            "whole", WHOLE, "large", LARGE, "stream", STREAM, "paced", PACED, "slow", SLOW, "long", LONG, "half", HALF,
            "miss", MISS);

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

    /** {@return the body's text around the number that makes a prompt unique} */
    String[] bodyAroundNumber() {
        String prompt = "The quick brown fox jumps over the lazy dog. ".repeat(promptBytes / 45);
        String before = "{\"model\":\"" + model + "\",\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"";
        return new String[] {before, prompt + "\"}]}"};
    }
}
