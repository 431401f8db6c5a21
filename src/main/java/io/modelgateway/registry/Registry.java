package io.modelgateway.registry;

/** Gives the catalogue of the moment. Read it once per request and pass it down. Thread-safe, never blocks. */
public interface Registry {

    Catalog catalog();
}
