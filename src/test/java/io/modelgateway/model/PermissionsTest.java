package io.modelgateway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    @Test
    void tellsRestrictionsInOneOrder() {
        var one = new Permissions(Set.of("b", "a/*"), Set.of(new ProviderId("p")), Set.of("eu"), Priority.LOW);
        var same = new Permissions(Set.of("a/*", "b"), Set.of(new ProviderId("p")), Set.of("eu"), null);

        assertThat(one.restrictions()).containsExactly("model:a/*", "model:b", "provider:p", "region:eu");
        assertThat(same.restrictions()).containsExactlyElementsOf(one.restrictions());
        assertThat(Permissions.ALL.restrictions()).isEmpty();
    }

    @Test
    void allowsByIdByQualifiedNameAndByBeginning() {
        var permissions = new Permissions(Set.of("small", "openai/*"), Set.of(), Set.of(), null);

        assertThat(permissions.allows(new ProviderId("ollama"), new ModelId("small")))
                .isTrue();
        assertThat(permissions.allows(new ProviderId("openai"), new ModelId("large")))
                .isTrue();
        assertThat(permissions.allows(new ProviderId("ollama"), new ModelId("large")))
                .isFalse();
    }
}
