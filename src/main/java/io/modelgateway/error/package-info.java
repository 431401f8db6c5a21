/**
 * What can go wrong, in one vocabulary: the catalogue of codes, the one exception that carries them, and the details
 * that may accompany it. Pure Java, imports no other room.
 */
@NullMarked
package io.modelgateway.error;

import org.jspecify.annotations.NullMarked;
