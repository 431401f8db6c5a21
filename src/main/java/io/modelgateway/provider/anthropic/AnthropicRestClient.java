package io.modelgateway.provider.anthropic;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Anthropic's list of models. Its body is bytes: their form is the dialect's affair. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
interface AnthropicRestClient {

    @GET
    @Path("/v1/models")
    Uni<RestResponse<byte[]>> models();
}
