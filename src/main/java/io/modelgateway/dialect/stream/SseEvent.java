package io.modelgateway.dialect.stream;

import org.jspecify.annotations.Nullable;

/** One server-sent event. {@code data} holds its data lines joined by LF; callers must not modify it. */
public record SseEvent(@Nullable String name, byte[] data) {}
