package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An output item that is still being said. Stateful, one per item, not thread-safe. */
sealed interface OpenItem permits OpenMessage, OpenReasoning, OpenCall {

    int index();

    /** Writes what ends the item; {@return the item as it stands in the whole response} */
    ObjectNode close(Outcome outcome);
}
