package io.modelgateway.provider.ollama;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Ollama's questions about models. Bodies are bytes: their form is the dialect's affair. */
@Path("")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface OllamaRestClient {

    @GET
    @Path("/api/tags")
    Uni<RestResponse<byte[]>> tags();

    @POST
    @Path("/api/show")
    Uni<RestResponse<byte[]>> show(byte[] body);
}
