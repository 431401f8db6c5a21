package io.modelgateway.auth;

import io.modelgateway.model.AgentDid;
import java.util.regex.Pattern;

/** What a key may be called. */
final class KeyNames {

    static final String RULE =
            "a key's name has 1 to 64 letters, digits, dots, dashes and underscores, and is not 'anonymous'";

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private KeyNames() {}

    static boolean valid(String name) {
        return SYNTAX.matcher(name).matches() && !agent(name).equals(AgentDid.ANONYMOUS);
    }

    /** {@return the agent of a key that names none} */
    static AgentDid agent(String name) {
        return new AgentDid("did:gateway:" + name);
    }
}
