package io.modelgateway.circuit;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Breakers whose state a test sets. As in SmallRye, a reset tells nobody. */
final class FakeBreakers implements CircuitBreakerMaintenance {

    private final Map<String, CircuitBreakerState> states = new HashMap<>();
    private final Map<String, Consumer<CircuitBreakerState>> listeners = new HashMap<>();

    void become(String name, CircuitBreakerState state) {
        states.put(name, state);
        listeners.get(name).accept(state);
    }

    @Override
    public CircuitBreakerState currentState(String name) {
        return states.getOrDefault(name, CircuitBreakerState.CLOSED);
    }

    @Override
    public void onStateChange(String name, Consumer<CircuitBreakerState> callback) {
        listeners.put(name, callback);
    }

    @Override
    public void reset(String name) {
        states.put(name, CircuitBreakerState.CLOSED);
    }

    @Override
    public void resetAll() {
        states.clear();
    }
}
