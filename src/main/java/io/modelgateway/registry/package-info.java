/**
 * What models and providers there are: one immutable {@link io.modelgateway.registry.Catalog} behind one reference,
 * swapped whole. It is fed by built-in facts, configuration, a watched file, discovery and administrators.
 */
@NullMarked
package io.modelgateway.registry;

import org.jspecify.annotations.NullMarked;
