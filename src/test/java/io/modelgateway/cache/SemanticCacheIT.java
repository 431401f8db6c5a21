package io.modelgateway.cache;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SemanticCacheIT extends SemanticCacheTest {}
