package io.modelgateway.model;

/**
 * A JSON value as text, kept as it came: tool arguments, schemas, parts that only their own dialect understands. The
 * dialect that made it vouches that it is well-formed, but for tool arguments, which models may get wrong.
 */
public record Json(String text) {

    public static final Json EMPTY_OBJECT = new Json("{}");
}
