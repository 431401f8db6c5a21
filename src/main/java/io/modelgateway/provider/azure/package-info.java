/** OpenAI's models in Azure, addressed by deployment. */
@NullMarked
package io.modelgateway.provider.azure;

import org.jspecify.annotations.NullMarked;
