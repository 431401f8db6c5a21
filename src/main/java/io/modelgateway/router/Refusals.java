package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import io.modelgateway.model.Money;
import io.modelgateway.model.NativeOnly;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Says no, with the code of the step that left nothing, what would help, and why each candidate is out: at most
 * {@value #MOST_CANDIDATES} of them, those that got furthest first.
 */
final class Refusals {

    static final int MOST_CANDIDATES = 100;

    private static final int FORBIDDEN = 403;

    private static final Step SELECTION = new SelectionStep();

    private final CostEstimates estimates;
    private final Availability availability;

    Refusals(CostEstimates estimates, Availability availability) {
        this.estimates = estimates;
        this.availability = availability;
    }

    /** Refuses {@code auto}. The step is the furthest that any model got to. */
    GatewayException auto(List<Rejection> rejected, Inquiry inquiry) {
        var shortlist = new Shortlist(List.of(), rejected);
        RoutingStep step = shortlist.furthestStep();
        List<Rejection> last = shortlist.rejectedAt(step);
        return switch (step) {
            case SELECTION ->
                inquiry.pinned().isEmpty()
                        ? unreachable(List.of(), rejected, inquiry)
                        : refusal(
                                ErrorCode.NO_CAPABLE_MODEL,
                                "No model that auto may choose is at " + Pins.names(inquiry.pinned()),
                                rejected);
            case PERMISSION -> forbidden("The API key allows no model that auto may choose", rejected);
            case CAPABILITIES ->
                untranslatable(last)
                        ? vendorBound(rejected, inquiry)
                        : refusal(step.code(), incapable(inquiry), rejected);
            case CONTEXT_LENGTH -> refusal(step.code(), tooLong(last, inquiry), rejected);
            case DATA_RESIDENCY ->
                refusal(step.code(), "No model that fits promises to stay in " + regions(inquiry), rejected);
            case HEALTH -> unreachable(last, rejected, inquiry);
            case COST -> refusal(step.code(), tooDear(last, inquiry), rejected);
        };
    }

    /** Refuses a model that was named, with the code of the one that got furthest where several serve the name. */
    GatewayException named(Selection.Named named, Shortlist own, List<Rejection> rejected, Inquiry inquiry) {
        RoutingStep step = own.furthestStep();
        List<Rejection> last = own.rejectedAt(step);
        Rejection first = last.stream()
                .filter(rejection -> rejection.code().retryable())
                .findFirst()
                .orElse(last.getFirst());
        String model = "The model " + ModelNames.quoted(named.name());
        return switch (step) {
            case SELECTION -> {
                List<ProviderId> pinned = inquiry.pinned();
                String why = pinned.isEmpty() ? " is disabled" : " does not exist at " + Pins.names(pinned);
                yield refusal(first.code(), model + why, rejected);
            }
            case PERMISSION ->
                forbidden("The API key does not allow the model " + ModelNames.quoted(named.name()), rejected);
            case CAPABILITIES ->
                untranslatable(last)
                        ? vendorBound(rejected, inquiry)
                        : refusal(first.code(), model + " " + first.note(inquiry), rejected);
            case CONTEXT_LENGTH -> refusal(step.code(), tooLong(last, inquiry), rejected);
            case DATA_RESIDENCY ->
                refusal(step.code(), model + " does not promise to stay in " + regions(inquiry), rejected);
            case HEALTH ->
                refusal(first.code(), model + " " + first.note(inquiry), rejected)
                        .with(Unreachable.retryAfter(last, availability));
            case COST -> refusal(step.code(), tooDear(last, inquiry), rejected);
        };
    }

    private static boolean untranslatable(List<Rejection> last) {
        return last.stream().anyMatch(rejection -> rejection.code() == ErrorCode.INVALID_FIELD);
    }

    private static GatewayException vendorBound(List<Rejection> rejected, Inquiry inquiry) {
        NativeOnly need =
                Objects.requireNonNull(inquiry.demand().requirements().rules().nativeOnly());
        return refusal(
                        ErrorCode.INVALID_FIELD,
                        "'" + need.field() + "' refers to what only a provider with the "
                                + need.dialect().wireName()
                                + " API of its own keeps or runs, and no candidate is at one",
                        rejected)
                .with(new ErrorDetail.Param(need.field()));
    }

    private GatewayException unreachable(List<Rejection> last, List<Rejection> rejected, Inquiry inquiry) {
        return refusal(ErrorCode.ALL_CANDIDATES_UNAVAILABLE, Unreachable.sentence(last, inquiry.catalog()), rejected)
                .with(Unreachable.retryAfter(last, availability));
    }

    private static GatewayException refusal(ErrorCode code, String sentence, List<Rejection> rejected) {
        List<ErrorDetail.RejectedCandidate> candidates = rejected.stream()
                .sorted(Comparator.comparing(
                        (Rejection rejection) -> rejection.step().name(), Comparator.reverseOrder()))
                .limit(MOST_CANDIDATES)
                .map(Rejection::toDetail)
                .toList();
        return GatewayException.of(code, sentence, new ErrorDetail.RejectedCandidates(candidates));
    }

    private static GatewayException forbidden(String sentence, List<Rejection> rejected) {
        return refusal(ErrorCode.AUTHORIZATION_FAILED, sentence, rejected).with(new ErrorDetail.HttpStatus(FORBIDDEN));
    }

    /** Names the capabilities that nobody has, or, where each has somebody, all that were needed at once. */
    private static String incapable(Inquiry inquiry) {
        Set<Capability> needed = inquiry.demand().capabilities();
        Set<Capability> nobodys = EnumSet.copyOf(needed);
        nobodys.removeIf(capability ->
                inquiry.catalog().withCapability(capability).stream().anyMatch(model -> isChoosable(model, inquiry)));
        return nobodys.isEmpty()
                ? "No model has all of " + CapabilitiesStep.names(needed)
                : "No model has " + CapabilitiesStep.names(nobodys);
    }

    private static boolean isChoosable(ModelDefinition model, Inquiry inquiry) {
        return SELECTION.objection(inquiry.offers().of(model), inquiry) == null;
    }

    private static String tooLong(List<Rejection> last, Inquiry inquiry) {
        Demand demand = inquiry.demand();
        int window = 0;
        int output = 0;
        for (Rejection rejection : last) {
            window = Math.max(window, rejection.model().contextWindow());
            output = Math.max(output, rejection.model().maxOutputTokens());
        }
        String holder = last.size() == 1 ? last.getFirst().model().qualifiedName() : "the largest candidate";
        return "The request needs " + ContextLengthStep.neededWindow(demand) + " tokens (an estimated "
                + demand.windowTokens() + " of input, " + demand.outputTokens().orElse(0)
                + " of requested output), but "
                + holder + " holds " + window + " and writes at most " + output;
    }

    private String tooDear(List<Rejection> last, Inquiry inquiry) {
        if (inquiry.demand().requirements().maxCost() == null) {
            return "No candidate's price is within the limit";
        }
        Money cheapest = last.stream()
                .map(rejection -> estimates.of(rejection.offer(), inquiry.demand()))
                .min(Comparator.naturalOrder())
                .orElse(Money.ZERO);
        Money limit = Objects.requireNonNullElse(inquiry.demand().requirements().maxCost(), Money.ZERO);
        return "The cheapest answer is estimated at " + cheapest.toCents().toPlainString()
                + " cents, above the limit of " + limit.toCents().toPlainString();
    }

    private static String regions(Inquiry inquiry) {
        return ModelNames.quoted(String.join(
                ", ",
                inquiry.demand().requirements().regions().stream().sorted().toList()));
    }
}
