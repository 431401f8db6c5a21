/** Whether two questions that lie close to each other as vectors may share one answer. */
@NullMarked
package io.modelgateway.cache.semantic;

import org.jspecify.annotations.NullMarked;
