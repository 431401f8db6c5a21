package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint of a catalogue's content, the same on every replica: sets are sorted, values are separated so that none
 * can be taken for two. Of keys it tells only whether there is one. Made per digest, not thread-safe.
 */
final class CatalogDigest {

    private final MessageDigest digest;

    private CatalogDigest(MessageDigest digest) {
        this.digest = digest;
    }

    /** {@return SHA-256 in hexadecimal} */
    static String of(CatalogContent content) {
        CatalogDigest digest = new CatalogDigest(sha256());
        content.providers().stream()
                .filter(ProviderEntry::enabled)
                .forEach(entry -> digest.provider(entry.definition()));
        content.models().forEach(digest::model);
        new TreeMap<>(content.aliases())
                .forEach((name, target) -> digest.value("alias").value(name).value(target));
        return HexFormat.of().formatHex(digest.digest.digest());
    }

    /** {@return SHA-256 in hexadecimal} */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void provider(ProviderDefinition provider) {
        value("provider").value(provider.id()).value(provider.type()).value(provider.baseUrl());
        value(provider.apiVersion());
        value(provider.apiKey() != null).sorted(provider.regions()).value(provider.timeouts());
        value(provider.maxRetries())
                .value(provider.maxConnections())
                .value(provider.maxConcurrent())
                .value(provider.concurrency())
                .value(provider.rpm())
                .value(provider.tpm());
        value(provider.circuit())
                .value(provider.discovery())
                .value(provider.responses())
                .value(new TreeMap<>(provider.params().rename()))
                .value(provider.mock());
        sorted(provider.params().drop());
    }

    private void model(ModelDefinition model) {
        value("model")
                .value(model.id())
                .value(model.provider())
                .value(model.upstreamId())
                .value(model.displayName());
        sorted(model.capabilities().stream().map(Capability::wireName).toList());
        value(model.contextWindow()).value(model.maxOutputTokens()).value(model.prices());
        value(model.rpm()).value(model.tpm()).value(model.latencyP50()).value(model.latencyP99());
        value(model.status()).sorted(model.regions()).value(model.provisioned());
        value(new TreeMap<>(model.quality())).value(model.weight()).value(model.pricingUpdated());
        value(model.fallbacks()).sorted(model.tags()).value(model.source());
    }

    private CatalogDigest sorted(Collection<String> values) {
        return value(values.stream().sorted().toList());
    }

    private CatalogDigest value(@Nullable Object value) {
        byte[] bytes = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
        return this;
    }
}
