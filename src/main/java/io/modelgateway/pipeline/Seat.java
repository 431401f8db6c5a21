package io.modelgateway.pipeline;

import io.modelgateway.queue.Ticket;
import io.modelgateway.registry.ModelDefinition;

/** A slot, and the model of the chain whose it is. */
record Seat(ModelDefinition model, Ticket ticket) {}
