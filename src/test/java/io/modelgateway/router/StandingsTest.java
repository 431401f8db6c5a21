package io.modelgateway.router;

import static io.modelgateway.fixtures.TestModel.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsTest {

    private final List<ProviderId> lookedAt = new ArrayList<>();

    @Test
    void looksAtEachProviderOnceAndSaysOfEachModelWhatIsKnownOfIt() {
        TestCatalog catalog = TestCatalog.of(model("first/here"), model("first/absent"), model("second/elsewhere"));
        var offers = new Offers(catalog);
        Standings standings = standings(offers);

        assertThat(List.of(offers.all()))
                .map(offer -> standings.of(offer).obstacle(offer))
                .containsExactly(null, ErrorCode.ALL_CANDIDATES_UNAVAILABLE, null);
        assertThat(lookedAt).containsExactly(new ProviderId("first"), new ProviderId("second"));
    }

    @Test
    void doesNotAskAboutAProviderThatIsNotConfigured() {
        TestCatalog catalog = TestCatalog.of(model("gone/orphan")).without("gone");
        var offers = new Offers(catalog);
        Offer orphan = offers.all()[0];

        assertThat(standings(offers).of(orphan).obstacle(orphan)).isEqualTo(ErrorCode.PROVIDER_NOT_CONFIGURED);
        assertThat(lookedAt).isEmpty();
    }

    private Standings standings(Offers offers) {
        return new Standings(offers, new Counted(), RoutingRequirements.NONE, List.of(), false);
    }

    /** Remembers of whom it was asked; lacks the model {@code absent} everywhere. */
    private final class Counted implements Availability {

        @Override
        public Verdict of(ProviderId provider, ModelId model) {
            return at(provider).of(model);
        }

        @Override
        public AtProvider at(ProviderId provider) {
            lookedAt.add(provider);
            return model -> model.value().equals("absent") ? Verdict.MODEL_ABSENT : Verdict.AVAILABLE;
        }
    }
}
