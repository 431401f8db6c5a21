package io.modelgateway.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged application. */
@QuarkusIntegrationTest
class ResponsesIT extends ResponsesTest {}
