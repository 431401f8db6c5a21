package io.modelgateway.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;

/**
 * A table of panels in {@code src/dashboards}, made into what Grafana imports. The table has what people change: titles,
 * units and queries; the rest, which is most of a dashboard, is the same for all.
 */
record Dashboard(Path table, JsonNode content) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String SCOPE = "job=~\"$job\"";
    private static final int COLUMNS = 24;

    private record Size(int width, int height) {

        private static final Size STAT = new Size(4, 4);
        private static final Size GRAPH = new Size(12, 8);

        static Size of(JsonNode panel) {
            return panel.path("kind").asText().equals("stat") ? STAT : GRAPH;
        }
    }

    static Dashboard read(Path table) {
        return new Dashboard(table, Manifests.documents(table).getFirst());
    }

    String fileName() {
        return table.getFileName().toString().replace(".yaml", ".json");
    }

    String json() {
        ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
        dashboard.put("uid", content.path("uid").asText());
        dashboard.put("title", content.path("title").asText());
        dashboard.put("description", content.path("description").asText());
        dashboard.put("editable", true);
        dashboard.put("graphTooltip", 1);
        dashboard.put("refresh", "30s");
        dashboard.put("schemaVersion", 39);
        dashboard.putArray("tags").add("model-gateway");
        dashboard.putObject("time").put("from", "now-3h").put("to", "now");
        variables(dashboard.putObject("templating").putArray("list"));
        panels(dashboard.putArray("panels"));
        try {
            return JSON.writeValueAsString(dashboard) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void variables(ArrayNode list) {
        list.addObject()
                .put("name", "datasource")
                .put("label", "Data source")
                .put("type", "datasource")
                .put("query", "prometheus");
        ObjectNode job = list.addObject().put("name", "job").put("label", "Job").put("type", "query");
        datasource(job);
        job.put("query", "label_values(gateway_requests_active, job)");
        job.put("refresh", 2).put("includeAll", true).put("multi", true).put("allValue", ".*");
        job.putObject("current").put("text", "All").put("value", "$__all");
    }

    private void panels(ArrayNode panels) {
        int y = 0;
        int id = 1;
        for (JsonNode row : content.path("rows")) {
            place(
                    panels.addObject()
                            .put("id", id++)
                            .put("type", "row")
                            .put("title", row.path("title").asText()),
                    0,
                    y++,
                    COLUMNS,
                    1);
            int x = 0;
            int height = 0;
            for (JsonNode panel : row.path("panels")) {
                Size size = Size.of(panel);
                if (x + size.width() > COLUMNS) {
                    x = 0;
                    y += height;
                }
                place(panel(panels.addObject().put("id", id++), panel), x, y, size.width(), size.height());
                x += size.width();
                height = size.height();
            }
            y += height;
        }
    }

    private static void place(ObjectNode panel, int x, int y, int width, int height) {
        panel.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
    }

    private static ObjectNode panel(ObjectNode panel, JsonNode table) {
        boolean stat = table.path("kind").asText().equals("stat");
        panel.put("type", stat ? "stat" : "timeseries");
        panel.put("title", table.path("title").asText());
        panel.put("description", table.path("description").asText());
        datasource(panel);
        ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", table.path("unit").asText()).put("min", 0);
        panel.withObject("fieldConfig").putArray("overrides");
        ArrayNode targets = panel.putArray("targets");
        int number = 0;
        for (Map.Entry<String, JsonNode> query : table.path("queries").properties()) {
            ObjectNode target = targets.addObject();
            datasource(target);
            target.put("refId", Character.toString('A' + number++));
            target.put("expr", query.getValue().asText().replace("SCOPE", SCOPE));
            target.put("legendFormat", query.getKey());
        }
        if (!stat) {
            panel.putObject("options").putObject("tooltip").put("mode", "multi").put("sort", "desc");
        }
        return panel;
    }

    private static void datasource(ObjectNode node) {
        node.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
    }
}
