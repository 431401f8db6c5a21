package io.modelgateway.model;

/**
 * Which catalogue decided on a request.
 *
 * @param version counts the changes since this replica's start
 * @param hash of the content, hexadecimal: equal on replicas that agree
 */
public record CatalogStamp(long version, String hash) {}
