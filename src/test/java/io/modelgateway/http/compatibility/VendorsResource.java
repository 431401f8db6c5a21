package io.modelgateway.http.compatibility;

import io.modelgateway.fixtures.scripted.ScriptedVendors;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The scripted model behind a gateway under test. */
public final class VendorsResource implements QuarkusTestResourceLifecycleManager {

    private ScriptedVendors vendors;

    @Override
    public Map<String, String> start() {
        vendors = new ScriptedVendors();
        return vendors.settings();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(vendors, field -> field.getType() == ScriptedVendors.class);
    }

    @Override
    public void stop() {
        vendors.close();
    }
}
