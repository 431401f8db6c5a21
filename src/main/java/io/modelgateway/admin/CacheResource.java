package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.cache.CacheInspection;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.store.EntryHead;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.registry.Registry;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The answer cache: what it does, what is in it, and how to empty it. With Redis, entries are those of all replicas. */
@Path("/admin/cache")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Administration")
public final class CacheResource {

    private final CacheInspection cache;
    private final Registry registry;
    private final Clock clock;

    @Inject
    CacheResource(CacheInspection cache, Registry registry, Clock clock) {
        this.cache = cache;
        this.registry = registry;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Where answers are kept, how many, and what this replica's lookups came to")
    public Uni<ObjectNode> show() {
        return cache.entries()
                .map(count -> CacheJson.state(cache, count))
                .onFailure(GatewayException.class)
                .recoverWithItem(() -> CacheJson.state(cache, null));
    }

    @DELETE
    @Operation(summary = "Remove the answers that satisfy all criteria given; without any, all answers")
    public Uni<ObjectNode> remove(@BeanParam CacheFilter filter, @Context UriInfo uri) {
        CacheFilter.check(uri.getQueryParameters());
        Predicate<EntryHead> doomed = filter.of(clock.instant());
        return (filter.isEmpty() ? cache.clear() : cache.removeIf(doomed)).map(CacheResource::removed);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove one answer")
    public Uni<ObjectNode> removeOne(@PathParam("id") String id) {
        CacheKey key = CacheKey.parse(id)
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.INVALID_FIELD,
                        "'id' must be 64 hexadecimal digits in lower case",
                        new ErrorDetail.Param("id")));
        return cache.remove(key).map(there -> removed(there ? 1 : 0));
    }

    @POST
    @Path("/explain")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What a lookup would find for a prompt, without serving it")
    public Uni<ObjectNode> explain(byte[] body) {
        return cache.explain(CachePrompt.read(AdminBody.object(body), registry.catalog()))
                .map(CacheJson::explanation);
    }

    private static ObjectNode removed(long count) {
        return JsonNodeFactory.instance.objectNode().put("removed", count);
    }
}
