package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;

/**
 * One thing that is wrong with what somebody said of a model or provider.
 *
 * @param code the code it has when it is the only kind of problem
 * @param path the full name of the field, as its author wrote it
 * @param complaint reads on from the path; quotes no secrets
 */
record Problem(ErrorCode code, String path, String complaint) {

    String sentence() {
        return path + " " + complaint;
    }

    /** A key with a dot in it is quoted in configuration; so it is in complaints. */
    static String quoted(String key) {
        String shown = key.length() > 100 ? key.substring(0, 100) + "…" : key;
        return shown.indexOf('.') < 0 ? shown : '"' + shown + '"';
    }
}
