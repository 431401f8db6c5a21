package io.modelgateway.provider.gemini;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** Gemini's list of models, below a base URL that ends in {@code /v1beta}. Its body is bytes: their form is the dialect's affair. */
@Path("/models")
@Produces(MediaType.APPLICATION_JSON)
interface GeminiRestClient {

    @GET
    Uni<RestResponse<byte[]>> models(@QueryParam("pageSize") int pageSize);
}
