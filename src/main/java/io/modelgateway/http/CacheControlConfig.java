package io.modelgateway.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether the plain HTTP header speaks to the answer cache. */
@ConfigMapping(prefix = "gateway.cache")
interface CacheControlConfig {

    /**
     * Whether a request's {@code Cache-Control} is obeyed: {@code no-store}, {@code no-cache}, {@code max-age} and
     * {@code only-if-cached}. Off by default, because SDKs and proxies send {@code no-cache} by habit, which would switch
     * the cache off for everybody. {@code X-Gateway-Cache} and fields of the body go before.
     */
    @WithDefault("false")
    boolean httpCacheControl();
}
