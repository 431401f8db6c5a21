package io.modelgateway.http;

import io.modelgateway.dialect.ClientDialect;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.observe.RefusedRequest;
import io.modelgateway.observe.Telemetry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What fails outside of an inference (unknown paths and methods, admin calls), in the dialect of the path. */
@Singleton
final class ErrorMapper {

    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);

    private final Telemetry telemetry;
    private final RequestBody bodies;

    ErrorMapper(Telemetry telemetry, RequestBody bodies) {
        this.telemetry = telemetry;
        this.bodies = bodies;
    }

    @ServerExceptionMapper
    Response refused(GatewayException failure, RoutingContext routing) {
        return render(failure, routing);
    }

    @ServerExceptionMapper
    Response notServed(WebApplicationException failure, RoutingContext routing) {
        int status = failure.getResponse().getStatus();
        ErrorCode code = status >= 500 ? ErrorCode.RESPONSE_PROCESSING_FAILED : ErrorCode.INVALID_REQUEST;
        return render(
                GatewayException.of(code, sentence(status, routing), new ErrorDetail.HttpStatus(status)), routing);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, RoutingContext routing) {
        LOG.error("Unexpected failure", failure);
        return render(GatewayException.of(ErrorCode.RESPONSE_PROCESSING_FAILED), routing);
    }

    private static String sentence(int status, RoutingContext routing) {
        return switch (status) {
            case 404 -> "There is nothing at " + routing.request().method() + " " + routing.normalizedPath();
            case 405 ->
                routing.normalizedPath() + " does not answer "
                        + routing.request().method();
            case 415 -> "The Content-Type must be application/json";
            case 406 -> "The answer is application/json or text/event-stream, which the Accept header excludes";
            default -> "The request cannot be served";
        };
    }

    private Response render(GatewayException failure, RoutingContext routing) {
        String requestId = UUID.randomUUID().toString();
        ClientDialect dialect = Codecs.of(routing);
        telemetry.requestRefused(
                new RefusedRequest(requestId, dialect.dialect(), failure.httpStatus(), failure.code()));
        var response = Response.status(failure.httpStatus())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(GatewayHeaders.REQUEST_ID, requestId)
                .entity(dialect.encodeError(failure, requestId));
        if (failure.httpStatus() == 429 || failure.httpStatus() == 503) {
            response.header("Retry-After", Replies.retryAfterSeconds(failure));
        }
        if (failure.httpStatus() == 401) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (bodies.decline(routing.request())) {
            response.header("Connection", "close");
        }
        return response.build();
    }
}
