package io.modelgateway.cache;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class AnswerCacheIT extends AnswerCacheTest {}
