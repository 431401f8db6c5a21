package io.modelgateway.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code drop-params} and {@code rename-params} of a provider. */
final class ParamRulesReader {

    private static final Pattern PAIR = Pattern.compile("(\\w+):(\\w+)");

    /** Without these there is no chat. */
    private static final Set<String> NEEDED = Set.of("model", "messages", "input", "stream");

    private ParamRulesReader() {}

    static @Nullable Set<String> dropped(TreeFields fields) {
        Set<String> names = fields.texts("drop-params");
        if (names != null && names.stream().anyMatch(NEEDED::contains)) {
            fields.wrong("drop-params", "must not name model, messages, input or stream");
            return null;
        }
        return names;
    }

    static @Nullable Map<String, String> renamed(TreeFields fields) {
        Set<String> pairs = fields.texts("rename-params");
        if (pairs == null) {
            return null;
        }
        var renamed = new LinkedHashMap<String, String>();
        for (String pair : pairs) {
            var parts = PAIR.matcher(pair);
            if (!parts.matches() || NEEDED.contains(parts.group(1)) || NEEDED.contains(parts.group(2))) {
                fields.wrong(
                        "rename-params",
                        "must hold pairs such as seed:random_seed, none of them of model, messages, input or stream");
                return null;
            }
            renamed.put(parts.group(1), parts.group(2));
        }
        return renamed;
    }
}
