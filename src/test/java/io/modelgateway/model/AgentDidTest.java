package io.modelgateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentDidTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"did:web:example.com", "did:key:z6Mk", "did:example:a:b:c", "did:web:h%3A3000", "did:x:a-._b"})
    void readsDids(String did) {
        assertThat(AgentDid.parse(did, "X-Agent-Did").value()).isEqualTo(did);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "did", "did:web", "did:web:", "did:Web:x", "web:x", "did:web:a b", "did:web:a/b", "did:x:%zz"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> AgentDid.parse(text, "X-Agent-Did"))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_AGENT_DID));
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 100_000})
    void refusesEndlessOnes(int length) {
        String text = "did:web:" + "a".repeat(length - 8);

        assertThatThrownBy(() -> AgentDid.parse(text, "X-Agent-Did")).isInstanceOf(GatewayException.class);
    }
}
