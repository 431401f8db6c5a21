package io.modelgateway.http.openai;

import io.modelgateway.auth.Callers;
import io.modelgateway.dialect.anthropic.AnthropicModel;
import io.modelgateway.dialect.anthropic.AnthropicModelsCodec;
import io.modelgateway.dialect.openai.OpenAiModel;
import io.modelgateway.dialect.openai.OpenAiModelsCodec;
import io.modelgateway.http.Codecs;
import io.modelgateway.http.ModelNames;
import io.modelgateway.http.NamedModel;
import io.modelgateway.model.Dialect;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * GET /v1/models and GET /v1/models/{id}. Two vendors have these paths; who sends {@code anthropic-version}, as
 * Anthropic's clients do, is answered in Anthropic's shape.
 */
@Path("/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
final class ModelsResource {

    private static final OpenAiModelsCodec OPENAI = new OpenAiModelsCodec();
    private static final AnthropicModelsCodec ANTHROPIC = new AnthropicModelsCodec();

    private final ModelNames names;

    ModelsResource(ModelNames names) {
        this.names = names;
    }

    @GET
    public byte[] list(RoutingContext routing) {
        List<NamedModel> models = names.all(Callers.of(routing));
        return isAnthropic(routing)
                ? ANTHROPIC.encode(
                        models.stream().map(ModelsResource::anthropic).toList())
                : OPENAI.encode(models.stream().map(ModelsResource::openAi).toList());
    }

    /** The name may hold slashes and colons. */
    @GET
    @Path("/{name: .+}")
    public byte[] get(@PathParam("name") String name, RoutingContext routing) {
        NamedModel model = names.named(name, Callers.of(routing));
        return isAnthropic(routing) ? ANTHROPIC.encode(anthropic(model)) : OPENAI.encode(openAi(model));
    }

    private static boolean isAnthropic(RoutingContext routing) {
        return Codecs.of(routing).dialect() == Dialect.ANTHROPIC;
    }

    private static OpenAiModel openAi(NamedModel model) {
        return new OpenAiModel(model.name(), 0, model.owner());
    }

    private static AnthropicModel anthropic(NamedModel model) {
        return new AnthropicModel(model.name(), model.displayName());
    }
}
