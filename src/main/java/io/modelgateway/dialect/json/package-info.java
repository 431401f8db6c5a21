/** Reading and writing JSON with errors that name the field, within bounds of depth and size. */
@NullMarked
package io.modelgateway.dialect.json;

import org.jspecify.annotations.NullMarked;
