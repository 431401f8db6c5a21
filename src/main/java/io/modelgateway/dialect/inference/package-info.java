/**
 * The gateway's own dialect: POST /v1/inference and the decision of POST /v1/route. Messages, tools and formats have
 * OpenAI's shapes; what is more is what only a gateway can be asked and can tell.
 */
@NullMarked
package io.modelgateway.dialect.inference;

import org.jspecify.annotations.NullMarked;
