package io.modelgateway.provider.ollama;

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

/** Ollama's endpoints. Bodies are bytes: their form is the dialect's affair. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface OllamaRestClient {

    @POST
    @Path("/api/chat")
    Uni<RestResponse<byte[]>> chat(
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @POST
    @Path("/api/embed")
    Uni<RestResponse<byte[]>> embed(
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("tracestate") @Nullable String tracestate,
            byte[] body);

    @GET
    @Path("/api/tags")
    Uni<RestResponse<byte[]>> tags();

    @POST
    @Path("/api/show")
    Uni<RestResponse<byte[]>> show(byte[] body);
}
