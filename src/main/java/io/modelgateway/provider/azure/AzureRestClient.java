package io.modelgateway.provider.azure;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Azure's endpoints below a resource. Bodies are bytes: their form is the dialect's affair. */
@Path("/openai")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface AzureRestClient {

    @POST
    @Path("/deployments/{deployment}/chat/completions")
    Uni<RestResponse<byte[]>> chat(
            @PathParam("deployment") String deployment,
            @QueryParam("api-version") String version,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @POST
    @Path("/deployments/{deployment}/embeddings")
    Uni<RestResponse<byte[]>> embed(
            @PathParam("deployment") String deployment,
            @QueryParam("api-version") String version,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @GET
    @Path("/models")
    Uni<RestResponse<byte[]>> models(@QueryParam("api-version") String version);
}
