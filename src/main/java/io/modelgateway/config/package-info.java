/** What the features' own configuration interfaces share: the secret type, converters, start-up checks. */
@NullMarked
package io.modelgateway.config;

import org.jspecify.annotations.NullMarked;
