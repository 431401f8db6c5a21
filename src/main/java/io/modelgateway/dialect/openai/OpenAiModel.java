package io.modelgateway.dialect.openai;

/**
 * One entry of the list of models.
 *
 * @param createdEpochSeconds when it appeared; 0 where nobody knows
 * @param ownedBy who serves it, empty where nobody says
 */
public record OpenAiModel(String id, long createdEpochSeconds, String ownedBy) {}
