package io.modelgateway.provider.anthropic;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Anthropic's endpoints. Bodies are bytes: their form is the dialect's affair. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface AnthropicRestClient {

    @POST
    @Path("/v1/messages")
    Uni<RestResponse<byte[]>> chat(
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @GET
    @Path("/v1/models")
    Uni<RestResponse<byte[]>> models();
}
