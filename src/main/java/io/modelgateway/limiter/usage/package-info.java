/** What has been used and what it cost, by day: counted in memory, written in batches, kept in Redis or in this process. */
@NullMarked
package io.modelgateway.limiter.usage;

import org.jspecify.annotations.NullMarked;
