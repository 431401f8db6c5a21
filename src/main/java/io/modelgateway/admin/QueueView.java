package io.modelgateway.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.modelgateway.model.Priority;
import io.modelgateway.queue.LineView;
import io.modelgateway.queue.PoolFigures;
import io.modelgateway.queue.Refusal;
import io.modelgateway.queue.Totals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Slots and lines as operators see them: no prompts. {@code limit} is absent where there is none. */
record QueueView(
        @JsonProperty("pools") List<Pool> pools,
        @JsonProperty("totals") Sums totals) {

    static QueueView of(List<LineView> lines, Totals totals) {
        return new QueueView(lines.stream().map(Pool::of).toList(), Sums.of(totals));
    }

    /** Slots of a provider, or of one of its models, and who waits for them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pool(
            @JsonProperty("provider") String provider,
            @JsonProperty("model") @Nullable String model,
            @JsonProperty("mode") String mode,
            @JsonProperty("limit") @Nullable Integer limit,
            @JsonProperty("adaptive") boolean adaptive,
            @JsonProperty("in_use") int inUse,
            @JsonProperty("average_held_ms") @Nullable Long averageHeldMillis,
            @JsonProperty("waiting_bytes") long waitingBytes,
            @JsonProperty("depth") Map<String, Integer> depth,
            @JsonProperty("waiting") List<Person> waiting) {

        static Pool of(LineView line) {
            PoolFigures figures = line.figures();
            Duration held = figures.holding();
            return new Pool(
                    figures.pool().provider().value(),
                    figures.pool().model() == null
                            ? null
                            : figures.pool().model().value(),
                    figures.mode().wireName(),
                    figures.limited() ? figures.limit() : null,
                    figures.adaptive(),
                    figures.inUse(),
                    held == null ? null : held.toMillis(),
                    figures.waitingBytes(),
                    depth(figures),
                    people(line.waiting()));
        }

        private static Map<String, Integer> depth(PoolFigures figures) {
            var depth = new TreeMap<String, Integer>();
            for (Priority priority : Priority.values()) {
                depth.put(priority.wireName(), figures.depths().getOrDefault(priority, 0));
            }
            return depth;
        }

        private static List<Person> people(List<LineView.Waiting> waiting) {
            var people = new ArrayList<Person>(waiting.size());
            for (LineView.Waiting one : waiting) {
                people.add(Person.of(people.size() + 1, one));
            }
            return people;
        }
    }

    /** One request in line. Its priority is the present one, which rises with age. */
    record Person(
            @JsonProperty("position") int position,
            @JsonProperty("request_id") String requestId,
            @JsonProperty("agent") String agent,
            @JsonProperty("priority") String priority,
            @JsonProperty("waited_ms") long waitedMillis,
            @JsonProperty("remaining_ms") long remainingMillis,
            @JsonProperty("bytes") long bytes) {

        static Person of(int position, LineView.Waiting one) {
            return new Person(
                    position,
                    one.requestId(),
                    one.agent().value(),
                    one.band().wireName(),
                    one.waited().toMillis(),
                    one.left().toMillis(),
                    one.bytes());
        }
    }

    /** What has become of every request since the start. */
    record Sums(
            @JsonProperty("entered") long entered,
            @JsonProperty("called") long called,
            @JsonProperty("ended") long ended,
            @JsonProperty("left") long left,
            @JsonProperty("waiting") int waiting,
            @JsonProperty("waiting_bytes") long waitingBytes,
            @JsonProperty("refused") Map<String, Long> refused) {

        static Sums of(Totals totals) {
            var refused = new TreeMap<String, Long>();
            for (Refusal.Reason reason : Refusal.Reason.values()) {
                refused.put(reason.label(), totals.refusals().getOrDefault(reason, 0L));
            }
            return new Sums(
                    totals.entered(),
                    totals.called(),
                    totals.ended(),
                    totals.left(),
                    totals.waiting(),
                    totals.waitingBytes(),
                    refused);
        }
    }
}
