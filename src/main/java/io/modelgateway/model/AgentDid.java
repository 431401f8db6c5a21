package io.modelgateway.model;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asks: a decentralised identifier, {@code did:METHOD:ID} (W3C DID Core 1.0, section 3.1). */
public record AgentDid(String value) {

    /** The agent of a request that names none. */
    public static final AgentDid ANONYMOUS = new AgentDid("did:gateway:anonymous");

    private static final int MAX_LENGTH = 256;
    private static final Pattern SYNTAX = Pattern.compile(
            "did:[a-z0-9]+:(?:[A-Za-z0-9._:-]|%[0-9A-Fa-f]{2})*" + "(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})");

    /**
     * Reads a DID as a caller sent it.
     *
     * @throws GatewayException E4504 if it is none
     */
    public static AgentDid parse(String text, String param) {
        if (text.length() > MAX_LENGTH || !SYNTAX.matcher(text).matches()) {
            throw GatewayException.of(
                    ErrorCode.INVALID_AGENT_DID,
                    "The agent DID must be of the form did:METHOD:ID, at most " + MAX_LENGTH + " characters",
                    new ErrorDetail.Param(param));
        }
        return new AgentDid(text);
    }

    @Override
    public String toString() {
        return value;
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AgentDid that && value.equals(that.value);
    }
}
