/**
 * Calling upstreams: one client per type, each guarded by one circuit per provider, whole and streamed, with every
 * failure translated into its code.
 */
@NullMarked
package io.modelgateway.provider;

import org.jspecify.annotations.NullMarked;
