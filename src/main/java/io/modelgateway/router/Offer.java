package io.modelgateway.router;

import io.modelgateway.model.CapabilitySet;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import io.modelgateway.registry.PriceTier;

/**
 * One model at one provider as routing compares it, its figures side by side: a thousand of them are looked at for one
 * request, and the way through memory to each figure is what that costs. Immutable.
 */
final class Offer {

    private final ModelDefinition model;
    private final ModelKey key;
    private final ModelId id;
    private final CapabilitySet capabilities;
    private final int provider;
    private final int rank;
    private final boolean serves;
    private final boolean active;
    private final boolean provisioned;
    private final int contextWindow;
    private final int maxOutputTokens;
    private final int firstTierTokens;
    private final long inputNanoUsd;
    private final long outputNanoUsd;
    private final long latencyNanos;

    /**
     * @param provider the place of its provider in {@link Offers}
     * @param rank its place in the order of all names
     */
    Offer(ModelDefinition model, int provider, int rank) {
        this.model = model;
        this.key = model.key();
        this.id = model.id();
        this.capabilities = CapabilitySet.copyOf(model.capabilities());
        this.provider = provider;
        this.rank = rank;
        this.serves = model.serves();
        this.active = model.status() == ModelStatus.ACTIVE;
        this.provisioned = model.provisioned() != null;
        this.contextWindow = model.contextWindow();
        this.maxOutputTokens = model.maxOutputTokens();
        PriceTier first = model.prices().getFirst();
        this.firstTierTokens = first.upToInputTokens();
        this.inputNanoUsd = first.input().nanoUsd();
        this.outputNanoUsd = first.output().nanoUsd();
        this.latencyNanos = model.latencyP50().toNanos();
    }

    ModelDefinition model() {
        return model;
    }

    ModelKey key() {
        return key;
    }

    ModelId id() {
        return id;
    }

    CapabilitySet capabilities() {
        return capabilities;
    }

    int provider() {
        return provider;
    }

    /** {@return its place among all offers by the names of provider and model, so that equals have a fixed order} */
    int rank() {
        return rank;
    }

    boolean serves() {
        return serves;
    }

    boolean active() {
        return active;
    }

    boolean provisioned() {
        return provisioned;
    }

    int contextWindow() {
        return contextWindow;
    }

    int maxOutputTokens() {
        return maxOutputTokens;
    }

    /** {@return the price of a million tokens of input, for an input of that length, in nano-dollars} */
    long inputNanoUsd(int inputTokens) {
        return inputTokens <= firstTierTokens
                ? inputNanoUsd
                : model.priceFor(inputTokens).input().nanoUsd();
    }

    /** {@return the price of a million tokens of output, for an input of that length, in nano-dollars} */
    long outputNanoUsd(int inputTokens) {
        return inputTokens <= firstTierTokens
                ? outputNanoUsd
                : model.priceFor(inputTokens).output().nanoUsd();
    }

    /** {@return the typical latency by the catalogue, the seed of what is measured} */
    long latencyNanos() {
        return latencyNanos;
    }
}
