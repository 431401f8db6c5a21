package io.modelgateway.limiter;

import io.modelgateway.config.AllowanceSettings;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds figures that cannot be, all of them in one pass. */
final class LimitsChecks {

    private static final long MOST = 2_147_483_647L;
    private static final Duration LONGEST_BURST = Duration.ofMinutes(10);

    private LimitsChecks() {}

    /** @throws ConfigurationException that names every mistake */
    static void atStart(LimitsConfig config) {
        var problems = new ArrayList<String>();
        range(problems, "rpm", config.rpm());
        range(problems, "tpm", config.tpm());
        config.concurrent().ifPresent(figure -> range(problems, "concurrent", figure));
        if (config.burst().toMillis() < 1 || config.burst().compareTo(LONGEST_BURST) > 0) {
            problems.add("gateway.limits.burst: must be from 1 ms to 10 min");
        }
        if (config.lease().compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add("gateway.limits.lease: must be at least 1 s");
        }
        if (config.localShare().signum() <= 0 || config.localShare().compareTo(BigDecimal.ONE) > 0) {
            problems.add("gateway.limits.local-share: must be more than 0 and at most 1");
        }
        if (config.typicalOutputTokens() < 1) {
            problems.add("gateway.limits.typical-output-tokens: must be at least 1");
        }
        allowances(problems, "agents", config.agents());
        allowances(problems, "teams", config.teams());
        config.agentModels().forEach((model, rates) -> {
            rates.rpm().ifPresent(figure -> range(problems, "agent-models.\"" + model + "\".rpm", figure));
            rates.tpm().ifPresent(figure -> range(problems, "agent-models.\"" + model + "\".tpm", figure));
        });
        if (!problems.isEmpty()) {
            throw new ConfigurationException("The gateway does not start: " + String.join("; ", problems));
        }
    }

    private static void range(List<String> problems, String name, long figure) {
        if (figure < 1 || figure > MOST) {
            problems.add("gateway.limits." + name + ": must be from 1 to " + MOST);
        }
    }

    private static void allowances(List<String> problems, String name, Map<String, AllowanceSettings> settings) {
        settings.forEach((owner, allowance) -> {
            try {
                AllowanceSettings.read(allowance);
            } catch (IllegalArgumentException | ArithmeticException e) {
                problems.add("gateway.limits." + name + ".\"" + owner + "\": " + e.getMessage());
            }
        });
    }
}
