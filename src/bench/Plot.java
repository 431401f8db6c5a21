import java.util.Locale;
import java.util.Map;

/** A bar chart as SVG that reads on light and dark pages. */
final class Plot {

    private static final int BAR = 26;
    private static final int LABELS = 210;
    private static final int WIDTH = 760;

    private final String title;

    Plot(String title) {
        this.title = title;
    }

    String bars(Map<String, Figures> rows, String figure) {
        double most = rows.values().stream().mapToDouble(row -> row.median(figure).orElse(0.0)).max().orElse(1);
        var svg = new StringBuilder();
        int y = 40;
        for (Map.Entry<String, Figures> row : rows.entrySet()) {
            double value = row.getValue().median(figure).orElse(0.0);
            double length = Math.max(1, value / most * (WIDTH - LABELS - 90));
            svg.append(String.format(Locale.ROOT,
                    "<text x='%d' y='%d' text-anchor='end' class='t'>%s</text><rect x='%d' y='%d' width='%.1f' height='18' rx='3' class='%s'/><text x='%.1f' y='%d' class='t'>%,.0f</text>%n",
                    LABELS - 8, y + 14, row.getKey(), LABELS, y, length, row.getKey().startsWith("gateway") ? "g" : "o",
                    LABELS + length + 6, y + 14, value));
            y += BAR;
        }
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='system-ui,sans-serif' font-size='13'>%n".formatted(WIDTH, y + 10)
                + "<style>.t{fill:#555}.g{fill:#2f6fdf}.o{fill:#9aa5b1}@media(prefers-color-scheme:dark){.t{fill:#bbb}}</style>\n"
                + "<text x='8' y='22' class='t' font-weight='600'>" + title + "</text>\n" + svg + "</svg>\n";
    }
}
