package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.cache.CacheInspection;
import io.modelgateway.cache.Explanation;
import io.modelgateway.cache.measure.CacheFigures;
import io.modelgateway.cache.store.EntryHead;
import org.jspecify.annotations.Nullable;

/** The cache as operators see it. Never a prompt, never an answer. */
final class CacheJson {

    private CacheJson() {}

    /** @param entries {@code null} while the store cannot be reached */
    static ObjectNode state(CacheInspection cache, @Nullable Long entries) {
        CacheFigures figures = cache.figures();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("enabled", cache.enabled()).put("store", cache.store()).put("index", cache.index());
        json.put("reachable", entries != null).put("entries", entries).put("questions_held", cache.questions());
        json.put("hit_rate", figures.hitRate());
        json.putObject("hits").put("exact", figures.exactHits()).put("semantic", figures.semanticHits());
        json.putObject("misses").put("exact", figures.exactMisses()).put("semantic", figures.semanticMisses());
        json.put("shadow_hits", figures.semanticShadows()).put("shared_calls", figures.shared());
        json.put("writes", figures.writes()).put("evictions", figures.evictions());
        ObjectNode vetoes = json.putObject("vetoes");
        figures.vetoes().forEach(vetoes::put);
        ObjectNode errors = json.putObject("errors");
        figures.errors().forEach(errors::put);
        json.putObject("embeddings").put("count", figures.embeddings()).put("mean_ms", figures.embeddingMeanMillis());
        return json;
    }

    static ObjectNode explanation(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", explanation.key().hex()).put("bypass", explanation.bypass());
        json.put("similar_allowed", explanation.similar());
        ObjectNode exact = json.putObject("exact");
        exact.put("found", explanation.exact().isPresent());
        explanation.exact().ifPresent(head -> write(head, exact));
        var near = json.putArray("nearest");
        for (Explanation.Near found : explanation.near()) {
            ObjectNode entry = near.addObject().put("id", found.key().hex()).put("similarity", found.similarity());
            entry.put("veto", found.veto().orElse(null));
            write(found.head(), entry);
        }
        return json;
    }

    private static void write(EntryHead head, ObjectNode json) {
        json.put("model", head.origin().id().value())
                .put("provider", head.origin().provider().value())
                .put("namespace", head.namespace())
                .put("stored_at", head.storedAt().toString())
                .put("expires_at", head.expiresAt().toString());
    }
}
