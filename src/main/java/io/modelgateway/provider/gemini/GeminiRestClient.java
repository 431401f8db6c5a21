package io.modelgateway.provider.gemini;

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

/** Gemini's endpoints below a base URL that ends in {@code /v1beta}. Bodies are bytes: their form is the dialect's affair. */
@Path("/models")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface GeminiRestClient {

    @POST
    @Path("/{model}:generateContent")
    Uni<RestResponse<byte[]>> generate(
            @PathParam("model") String model,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @POST
    @Path("/{model}:batchEmbedContents")
    Uni<RestResponse<byte[]>> embed(
            @PathParam("model") String model,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @GET
    Uni<RestResponse<byte[]>> models(@QueryParam("pageSize") int pageSize);
}
