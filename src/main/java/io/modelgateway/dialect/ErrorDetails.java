package io.modelgateway.dialect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.List;

/** The facts that accompany an error, as JSON; the same in every dialect whose error body has a place for them. */
public final class ErrorDetails {

    private ErrorDetails() {}

    /** {@return the details as an object, empty if there are none} */
    public static ObjectNode toJson(GatewayException failure) {
        ObjectNode json = GatewayJson.object();
        for (ErrorDetail detail : failure.details()) {
            write(detail, json);
        }
        return json;
    }

    private static void write(ErrorDetail detail, ObjectNode json) {
        switch (detail) {
            case ErrorDetail.RetryAfter retry ->
                json.put("retry_after_ms", retry.delay().toMillis());
            case ErrorDetail.Param param -> json.put("param", param.name());
            case ErrorDetail.HttpStatus status -> json.put("http_status", status.status());
            case ErrorDetail.UpstreamStatus upstream -> json.put("upstream_status", upstream.status());
            case ErrorDetail.DeadlinePassed _ -> json.put("deadline_passed", true);
            case ErrorDetail.Queued queued -> queued(json.putObject("queue"), queued);
            case ErrorDetail.Problems problems -> texts(json, "problems", problems.problems());
            case ErrorDetail.NearNames near -> texts(json, "near_names", near.names());
            case ErrorDetail.FailedAttempts failed -> attempts(json, failed.attempts());
            case ErrorDetail.RejectedCandidates rejected -> candidates(json, rejected.candidates());
        }
    }

    private static void queued(ObjectNode json, ErrorDetail.Queued queued) {
        json.put("provider", queued.provider()).put("position", queued.position());
        if (queued.estimatedWait() != null) {
            json.put("estimated_wait_ms", queued.estimatedWait().toMillis());
        }
        if (queued.estimatedService() != null) {
            json.put("estimated_service_ms", queued.estimatedService().toMillis());
        }
    }

    private static void texts(ObjectNode json, String name, List<String> texts) {
        var array = json.putArray(name);
        texts.forEach(array::add);
    }

    private static void attempts(ObjectNode json, List<ErrorDetail.FailedAttempt> attempts) {
        var array = json.putArray("attempts");
        for (ErrorDetail.FailedAttempt attempt : attempts) {
            array.addObject()
                    .put("model", attempt.model())
                    .put("provider", attempt.provider())
                    .put("code", attempt.code().id())
                    .put("latency_ms", attempt.latencyMillis());
        }
    }

    private static void candidates(ObjectNode json, List<ErrorDetail.RejectedCandidate> candidates) {
        var array = json.putArray("rejected");
        for (ErrorDetail.RejectedCandidate candidate : candidates) {
            array.addObject()
                    .put("model", candidate.model())
                    .put("provider", candidate.provider())
                    .put("step", candidate.step())
                    .put("code", candidate.code().id());
        }
    }
}
