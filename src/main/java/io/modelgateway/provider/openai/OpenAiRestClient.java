package io.modelgateway.provider.openai;

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

/** OpenAI's endpoints below a base URL that ends in {@code /v1}. Bodies are bytes: their form is the dialect's affair. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface OpenAiRestClient {

    @POST
    @Path("/chat/completions")
    Uni<RestResponse<byte[]>> chat(
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @POST
    @Path("/embeddings")
    Uni<RestResponse<byte[]>> embed(
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @GET
    @Path("/models")
    Uni<RestResponse<byte[]>> models();
}
