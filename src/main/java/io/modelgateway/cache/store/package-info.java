/** Where answers are kept: their compact form, and the places for it. */
@NullMarked
package io.modelgateway.cache.store;

import org.jspecify.annotations.NullMarked;
