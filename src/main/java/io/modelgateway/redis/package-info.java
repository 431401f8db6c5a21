/**
 * The one way to Redis, for whatever rooms share between replicas. It is optional: without an address the rooms keep
 * what they have in memory. Every command has a bound; while Redis is away, commands fail at once but for a probe.
 */
@NullMarked
package io.modelgateway.redis;

import org.jspecify.annotations.NullMarked;
