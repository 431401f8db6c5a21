package io.modelgateway.http.ollama;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** GET and HEAD /: where Ollama's clients look whether somebody is there. */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
@NonBlocking
final class RootResource {

    @GET
    public String greet() {
        // Some clients compare the sentence.
        return "Ollama is running";
    }
}
