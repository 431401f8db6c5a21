package io.modelgateway.cache.semantic;

import io.modelgateway.cache.semantic.reading.Reading;
import java.util.Optional;

/** One way in which two questions may differ. Symmetric. */
interface Check {

    /** Why they differ, or nothing if this check sees no difference. */
    Optional<VetoReason> difference(Reading asked, Reading remembered);
}
