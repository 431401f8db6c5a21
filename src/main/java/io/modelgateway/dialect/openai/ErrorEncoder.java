package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ErrorDetails;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;

/**
 * Writes {@code {"error":{"message","type","param","code","request_id","details"}}}. The vendor's SDKs choose their
 * exception by the HTTP status; {@code type} is for those who read the body:
 *
 * <table>
 *   <caption>Types</caption>
 *   <tr><th>type</th><th>for</th><th>because</th></tr>
 *   <tr><td>insufficient_quota</td><td>E4403</td><td>the vendor's word for a spent budget, which waiting a minute does
 *   not cure</td></tr>
 *   <tr><td>rate_limit_error</td><td>other 429</td><td>client libraries back off on it</td></tr>
 *   <tr><td>authentication_error</td><td>401</td><td>the caller's key; never ours, which is a 502</td></tr>
 *   <tr><td>permission_error</td><td>403</td><td>a valid key that may not</td></tr>
 *   <tr><td>invalid_request_error</td><td>400, 402, 404, 413, 422</td><td>the vendor uses it for an unknown model
 *   too</td></tr>
 *   <tr><td>overloaded_error</td><td>503</td><td>worth another try</td></tr>
 *   <tr><td>api_error</td><td>502, 504</td><td>something behind the API failed</td></tr>
 *   <tr><td>server_error</td><td>500</td><td>the API itself failed</td></tr>
 * </table>
 */
public final class ErrorEncoder {

    private ErrorEncoder() {}

    /** {@return the body of an error} */
    public static byte[] encode(GatewayException failure, String requestId) {
        ObjectNode body = GatewayJson.object();
        body.putObject("error")
                .put("message", failure.getMessage())
                .put("type", type(failure))
                .put(
                        "param",
                        failure.detail(ErrorDetail.Param.class)
                                .map(ErrorDetail.Param::name)
                                .orElse(null))
                .put("code", failure.code().id())
                .put("request_id", requestId)
                .set("details", ErrorDetails.toJson(failure));
        return GatewayJson.write(body);
    }

    /** {@return the vendor's word for a failure} */
    public static String type(GatewayException failure) {
        if (failure.code() == ErrorCode.QUOTA_EXHAUSTED) {
            return "insufficient_quota";
        }
        int status = failure.httpStatus();
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            case 500 -> "server_error";
            case 503 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
