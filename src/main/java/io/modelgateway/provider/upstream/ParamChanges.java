package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.registry.ParamRules;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Makes the body of a chat one that this vendor takes. What is dropped is named. Pure. */
final class ParamChanges {

    /** The gateway's own addition; without it the vendor's stream may tell no usage, of which estimates take the place. */
    private static final String STREAM_OPTIONS = "stream_options";

    private ParamChanges() {}

    /** {@return the body as the rules want it; the very same without rules} A renamed field gives way to the vendor's own. */
    static EncodedRequest apply(ParamRules rules, EncodedRequest encoded) {
        if (rules.isEmpty()) {
            return encoded;
        }
        JsonSplice body = JsonSplice.of(encoded.body());
        var dropped = new TreeSet<>(encoded.dropped());
        for (Map.Entry<String, String> rename : rules.rename().entrySet()) {
            Optional<byte[]> value = body.value(rename.getKey());
            if (value.isPresent()) {
                body.remove(rename.getKey());
                if (body.value(rename.getValue()).isEmpty()) {
                    body.set(rename.getValue(), value.get());
                }
            }
        }
        for (String name : rules.drop()) {
            if (body.value(name).isPresent()) {
                body.remove(name);
                if (!name.equals(STREAM_OPTIONS)) {
                    dropped.add(name);
                }
            }
        }
        return new EncodedRequest(body.bytes(), dropped);
    }
}
