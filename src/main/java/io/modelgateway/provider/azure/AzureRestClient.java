package io.modelgateway.provider.azure;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** What a resource could deploy. Its body is bytes: only that it answers counts. */
@Path("/openai")
@Produces(MediaType.APPLICATION_JSON)
interface AzureRestClient {

    @GET
    @Path("/models")
    Uni<RestResponse<byte[]>> models(@QueryParam("api-version") String version);
}
