package io.modelgateway.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same against the packaged gateway, which may be the native binary. */
@QuarkusIntegrationTest
class ResponsesIT extends ResponsesTest {}
