package io.modelgateway.dialect.openai.responses;

/** Ids of output items. They follow from the response's own, so that every event of an item finds the same one. */
final class ItemIds {

    private ItemIds() {}

    static String message(String responseId, int outputIndex) {
        return "msg_" + responseId + "_" + outputIndex;
    }

    static String reasoning(String responseId, int outputIndex) {
        return "rs_" + responseId + "_" + outputIndex;
    }

    static String call(String responseId, int outputIndex) {
        return "fc_" + responseId + "_" + outputIndex;
    }
}
