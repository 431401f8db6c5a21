package io.modelgateway.admin;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;

/** E4502 for a parameter or a field of an operator's request. */
final class InvalidParameter {

    private InvalidParameter() {}

    static GatewayException of(String sentence, String name) {
        return GatewayException.of(ErrorCode.INVALID_FIELD, sentence, new ErrorDetail.Param(name));
    }
}
