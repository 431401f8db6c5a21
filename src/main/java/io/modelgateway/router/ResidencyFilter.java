package io.modelgateway.router;

import io.modelgateway.model.RoutingStep;
import io.modelgateway.registry.ModelDefinition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** With regions asked for, everywhere the model may run must be among them; no promise is not compliant. */
final class ResidencyFilter implements Filter {

    @Override
    public @Nullable Rejection check(ModelDefinition model, Demand demand, boolean named) {
        Set<String> allowed = demand.requirements().regions();
        if (allowed.isEmpty() || !model.regions().isEmpty() && allowed.containsAll(model.regions())) {
            return null;
        }
        String sentence = model.regions().isEmpty()
                ? "'" + model.id() + "' promises no region"
                : "'" + model.id() + "' may run in "
                        + String.join(", ", model.regions().stream().sorted().toList());
        return new Rejection(RoutingStep.DATA_RESIDENCY, RoutingStep.DATA_RESIDENCY.code(), sentence);
    }
}
