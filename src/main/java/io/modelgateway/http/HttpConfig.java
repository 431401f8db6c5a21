package io.modelgateway.http;

import io.modelgateway.config.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What clients may send. */
@ConfigMapping(prefix = "gateway.http")
interface HttpConfig {

    /** The largest request body, such as {@code 20M}. A larger one is refused with E4503 as soon as that is known. */
    @Range("1B..")
    @WithDefault("20M")
    MemorySize maxBody();

    /** The longest a client may take to send its body once its headers have come. Then it is refused with E4500. */
    @Range(">0s..")
    @WithDefault("30s")
    Duration bodyTimeout();

    /** The longest a client may leave a stream unread. Then its connection is cut, and E4604 counted. */
    @Range(">0s..")
    @WithDefault("30s")
    Duration writeTimeout();

    /**
     * How long a request may take that sets no deadline of its own with {@code X-Gateway-Deadline-Ms} or
     * {@code deadline_ms}. Then it fails with E4202.
     */
    @Range(">0s..")
    @WithDefault("300s")
    Duration requestTimeout();

    /**
     * After how long without an event a stream gets a sign of life, so that nothing in between takes it for dead: a comment,
     * {@code ping} in Anthropic's dialect, nothing in Ollama's. It does not count against a provider's
     * {@code idle-timeout}. {@code 0s} sends none.
     */
    @Range("0s..")
    @WithDefault("15s")
    Duration keepAliveInterval();
}
