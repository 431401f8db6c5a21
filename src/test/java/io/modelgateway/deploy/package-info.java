/** The chart and the manifests: rendered by Helm itself, read by the types of the Kubernetes API. */
@NullMarked
package io.modelgateway.deploy;

import org.jspecify.annotations.NullMarked;
