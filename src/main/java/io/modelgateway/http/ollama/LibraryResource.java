package io.modelgateway.http.ollama;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** What Ollama's clients use to manage the models on a server's disk. The gateway has none, and says so. */
@Path("/api")
@NonBlocking
final class LibraryResource {

    @POST
    @Path("/{verb: pull|push|create|copy}")
    public void change() {
        throw refusal();
    }

    @DELETE
    @Path("/delete")
    public void delete() {
        throw refusal();
    }

    private static GatewayException refusal() {
        return GatewayException.of(
                ErrorCode.MODEL_NOT_SUPPORTED,
                "The gateway holds no models: manage them at the provider, where they are found by themselves");
    }
}
