import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param nativeImage the native executable to measure too
 * @param peer another server of OpenAI's chat completions that runs already and knows the upstream's models
 * @param seconds of each measurement
 * @param starts of each kind, that are timed
 * @param heat seconds of warm-up for what runs on a JVM
 * @param document where the results go
 */
record Options(
        Optional<String> nativeImage,
        Optional<Target> peer,
        List<String> scenarios,
        int rounds,
        int seconds,
        int heat,
        int starts,
        boolean pinned,
        String document) {

    static Options parse(String[] args) {
        Map<String, String> given = new HashMap<>(Map.of(
                "scenarios", "whole,large,stream,half,paced,slow,long", "rounds", "3", "seconds", "5", "heat", "60",
                "starts", "5", "pin", "true", "document", "docs/benchmarks.md"));
        for (int index = 0; index < args.length; index += 2) {
            if (!args[index].startsWith("--") || index + 1 == args.length) {
                throw new IllegalArgumentException("--name value, not " + args[index]);
            }
            given.put(args[index].substring(2), args[index + 1]);
        }
        return new Options(
                Optional.ofNullable(given.get("native")),
                Optional.ofNullable(given.get("peer")).map(Options::peer),
                Arrays.asList(given.get("scenarios").split(",")),
                Integer.parseInt(given.get("rounds")),
                Integer.parseInt(given.get("seconds")),
                Integer.parseInt(given.get("heat")),
                Integer.parseInt(given.get("starts")),
                Boolean.parseBoolean(given.get("pin")),
                given.get("document"));
    }

    private static Target peer(String address) {
        String[] parts = address.split(":");
        return new Target("peer", parts[0], Integer.parseInt(parts[1]), "/v1/chat/completions", Optional.empty());
    }
}
