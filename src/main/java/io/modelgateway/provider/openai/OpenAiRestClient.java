package io.modelgateway.provider.openai;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * OpenAI's list of models, below a base URL that ends in {@code /v1}. Its body is bytes: their form is the dialect's
 * affair.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface OpenAiRestClient {

    @GET
    @Path("/models")
    Uni<RestResponse<byte[]>> models();
}
