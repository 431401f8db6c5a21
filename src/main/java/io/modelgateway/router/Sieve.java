package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CandidateFate;
import io.modelgateway.model.Money;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Passes models through the filters, step by step, and remembers whom each step ruled out. One per decision, not
 * thread-safe.
 */
final class Sieve {

    /** Errors list no more rejected candidates than this; a catalogue may hold thousands. */
    private static final int MAX_LISTED = 50;

    private final Demand demand;
    private final List<CandidateFate> rejected = new ArrayList<>();
    private @Nullable Rejection last;

    Sieve(Demand demand) {
        this.demand = demand;
    }

    /**
     * {@return the models that the filter lets pass}
     *
     * @throws GatewayException the step's code if it leaves none of {@code models}
     */
    List<ModelDefinition> through(Filter filter, List<ModelDefinition> models, boolean named) {
        List<ModelDefinition> left = sift(filter, models, named);
        if (left.isEmpty() && last != null) {
            throw nothingLeft(last, named);
        }
        return left;
    }

    /** {@return the models that the filter lets pass, possibly none} */
    List<ModelDefinition> sift(Filter filter, List<ModelDefinition> models, boolean named) {
        var left = new ArrayList<ModelDefinition>(models.size());
        for (ModelDefinition model : models) {
            Rejection rejection = filter.check(model, demand, named);
            if (rejection == null) {
                left.add(model);
            } else {
                last = rejection;
                rejected.add(new CandidateFate(
                        model.id(),
                        model.provider(),
                        rejection.step(),
                        rejection.code(),
                        rejection.sentence(),
                        Money.ZERO,
                        model.latencyP50()));
            }
        }
        return left;
    }

    List<CandidateFate> rejected() {
        return rejected;
    }

    private GatewayException nothingLeft(Rejection rejection, boolean named) {
        ErrorCode code = named
                ? rejection.code()
                : rejection.step() == RoutingStep.SELECTION
                        ? rejection.code()
                        : rejection.step().code();
        return GatewayException.of(code, sentence(rejection, code, named), listed());
    }

    private String sentence(Rejection rejection, ErrorCode code, boolean named) {
        if (named) {
            return capitalised(rejection.sentence());
        }
        return switch (rejection.step()) {
            case SELECTION -> "No model is served by the pinned providers";
            case CAPABILITIES ->
                "No model has everything the request needs: " + CapabilityFilter.names(demand.capabilities());
            case HEALTH ->
                "No provider can be reached: " + rejection.sentence()
                        + ". Start Ollama (its address is OLLAMA_URL), or configure OPENAI_API_KEY or ANTHROPIC_API_KEY;"
                        + " the model 'mock' answers without any provider";
            case CONTEXT_LENGTH, DATA_RESIDENCY, COST -> code.message() + ": " + rejection.sentence();
        };
    }

    private ErrorDetail listed() {
        return new ErrorDetail.RejectedCandidates(rejected.stream()
                .limit(MAX_LISTED)
                .map(fate -> new ErrorDetail.RejectedCandidate(
                        fate.model().value(),
                        fate.provider().value(),
                        fate.rejectedAt() == null ? "" : fate.rejectedAt().wireName(),
                        fate.code() == null ? ErrorCode.ROUTING_FAILED : fate.code()))
                .toList());
    }

    private static String capitalised(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
