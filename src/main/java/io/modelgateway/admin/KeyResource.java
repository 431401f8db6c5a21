package io.modelgateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.auth.ApiKey;
import io.modelgateway.auth.FreshKey;
import io.modelgateway.auth.KeyJson;
import io.modelgateway.auth.Keys;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * API keys. A secret is shown once, where it is made. Keys of the configuration are shown, but changed only there; others
 * last as long as Redis keeps them, without Redis until the gateway stops.
 */
@Path("/admin/keys")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Administration")
public final class KeyResource {

    private static final long LONGEST_OVERLAP_SECONDS = Duration.ofDays(90).toSeconds();

    private final Keys keys;

    @Inject
    KeyResource(Keys keys) {
        this.keys = keys;
    }

    @GET
    @Operation(summary = "Every key, without its secret")
    public ObjectNode list() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode all = node.putArray("keys");
        keys.all().forEach(key -> all.add(shown(key)));
        return node;
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "One key, without its secret")
    public ObjectNode get(@PathParam("name") String name) {
        return shown(keys.named(name));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make a key; the answer has its secret, which is not shown again")
    public Uni<Response> create(byte[] body) {
        return keys.create(AdminBody.object(body))
                .map(fresh -> Response.status(Response.Status.CREATED)
                        .header("Cache-Control", "no-store")
                        .entity(withSecret(fresh))
                        .build());
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the given fields; a null removes a limit")
    public Uni<ObjectNode> change(@PathParam("name") String name, byte[] body) {
        return keys.change(name, AdminBody.object(body)).map(KeyResource::shown);
    }

    @POST
    @Path("/{name}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a key a new secret; the old one stays valid for overlap_seconds")
    public Uni<Response> rotate(@PathParam("name") String name, byte[] body) {
        return keys.rotate(name, overlap(AdminBody.object(body)))
                .map(fresh -> Response.ok(withSecret(fresh))
                        .header("Cache-Control", "no-store")
                        .build());
    }

    @POST
    @Path("/{name}/disable")
    @Operation(summary = "Refuse a key until it is enabled again")
    public Uni<ObjectNode> disable(@PathParam("name") String name) {
        return keys.changeEnabled(name, false).map(KeyResource::shown);
    }

    @POST
    @Path("/{name}/enable")
    @Operation(summary = "Accept a key again")
    public Uni<ObjectNode> enable(@PathParam("name") String name) {
        return keys.changeEnabled(name, true).map(KeyResource::shown);
    }

    @DELETE
    @Path("/{name}")
    @Operation(summary = "Forget a key")
    public Uni<Void> delete(@PathParam("name") String name) {
        return keys.delete(name);
    }

    private static Duration overlap(ObjectNode body) {
        JsonNode seconds = body.get("overlap_seconds");
        if (seconds == null) {
            return Duration.ZERO;
        }
        if (!seconds.isIntegralNumber() || seconds.asLong(-1) < 0 || seconds.asLong() > LONGEST_OVERLAP_SECONDS) {
            throw GatewayException.of(
                    ErrorCode.INVALID_FIELD,
                    "'overlap_seconds' must be a whole number from 0 to " + LONGEST_OVERLAP_SECONDS,
                    new ErrorDetail.Param("overlap_seconds"));
        }
        return Duration.ofSeconds(seconds.asLong());
    }

    private static ObjectNode shown(ApiKey key) {
        return KeyJson.shown(key).put("source", key.configured() ? "configuration" : "admin");
    }

    private static ObjectNode withSecret(FreshKey fresh) {
        return shown(fresh.key()).put("secret", fresh.secret());
    }
}
