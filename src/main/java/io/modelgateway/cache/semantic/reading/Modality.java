package io.modelgateway.cache.semantic.reading;

/** When and how surely something happens, as far as a question tells by its verbs. */
public enum Modality {
    PAST,
    PERFECT,
    PROGRESSIVE,
    PASSIVE,
    WILL,
    CAN,
    COULD,
    WOULD,
    SHOULD,
    MUST,
    MAY,
    MIGHT
}
