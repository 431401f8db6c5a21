package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The chart and the manifests as a server takes them that is older than what they are for: what it does not know is said
 * as it was said then, and nothing else is changed. For a server that is new enough everything stays as it is.
 *
 * @param server its minor version
 */
record AgedChart(int server) {

    /** What came with which version, and what was there before. */
    private static final List<Change> CHANGES = List.of(
            // The demand itself.
            new Change(30, "kubeVersion: .*", "kubeVersion: \">=1.20.0-0\""),
            // The same fields by an older name.
            new Change(21, "^apiVersion: policy/v1$", "apiVersion: policy/v1beta1"),
            new Change(23, "^apiVersion: autoscaling/v2$", "apiVersion: autoscaling/v2beta2"),
            // There was only what is its default, IfHealthyBudget.
            new Change(26, "^ +unhealthyPodEvictionPolicy: .*\\n", ""),
            // The image had to have a sleep.
            new Change(30, "^( +)sleep:\\n +seconds: (.+)$", "$1exec:\n$1  command: [sleep, \"$2\"]"));

    /** {@return a copy of the chart} */
    Path chart(Path directory) {
        var used = new TreeSet<Integer>();
        Chart.copy(directory, text -> text(text, used));
        assertThat(used).as("changes that are still needed").hasSize((int) needed().count());
        return directory;
    }

    String manifests(String yaml) {
        return text(yaml, new TreeSet<>());
    }

    private String text(String text, TreeSet<Integer> used) {
        String aged = text;
        for (Change change : needed().toList()) {
            String before = aged;
            aged = change.what().matcher(before).replaceAll(change.before());
            if (!aged.equals(before)) {
                used.add(CHANGES.indexOf(change));
            }
        }
        return aged;
    }

    private Stream<Change> needed() {
        return CHANGES.stream().filter(change -> server < change.since());
    }

    private record Change(int since, Pattern what, String before) {

        Change(int since, String what, String before) {
            this(since, Pattern.compile(what, Pattern.MULTILINE), before);
        }
    }
}
