package io.modelgateway.config;

import io.smallrye.config.ConfigMapping;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code docs/configuration.md}. */
final class ConfigurationPage {

    private static final String PREFACE = """
            # Configuration

            <!-- Made from the Javadoc of the configuration's interfaces by ConfigurationDocumentTest. Change that, not this. -->

            Every key of the gateway's own. The first that says something wins: `-Dkey=value`, the environment variable, `config/application.properties` below the working directory. Providers, models and aliases may also stand in the [catalogue file](catalog.md), which goes before all of these and is taken over without a restart. Everything else is read once, at start; what is out of its range, or no key at all, fails it, and all such mistakes are told at once.

            `NAME` is a name of your choice, `N` counts from 0. What is empty under "default" is explained beside it, or absent. In a variable `NAME` may hold letters and digits only and means the same in lower case; other names belong into a file, in quotes if they hold a dot: `gateway.models."gpt-4.1".rpm=100`. Quarkus' keys (ports, TLS, logging) go on to hold: [quarkus.io/guides/all-config](https://quarkus.io/guides/all-config).

            | type | written |
            |---|---|
            | duration | `500ms`, `30s`, `5m`, `1h`; a plain number means seconds |
            | size | `512K`, `20M`, `1G`; a plain number means bytes |
            | list | `a,b,c` |
            | group | keys with a common beginning |

            """;

    private static final Pattern DEFAULT = Pattern.compile(" ?Default:? (.+?)\\.(?= |$)");

    private final SourceText text;
    private final StringBuilder page = new StringBuilder(PREFACE);

    ConfigurationPage(SourceText text) {
        this.text = text;
    }

    String write(Collection<Class<?>> mappings, DeclaredKeys declared) {
        shortcuts(declared);
        mappings.stream()
                .sorted(Comparator.comparing(ConfigurationPage::prefix))
                .forEach(this::section);
        return page.toString().stripTrailing() + "\n";
    }

    private static String prefix(Class<?> mapping) {
        return mapping.getAnnotation(ConfigMapping.class).prefix();
    }

    private void shortcuts(DeclaredKeys declared) {
        page.append("## Shortcuts\n\nVariables of common names. An empty one counts as absent.\n\n");
        page.append("| variable | sets |\n|---|---|\n");
        declared.shortcuts()
                .forEach(shortcut -> page.append("| `%s` | `%s` |\n".formatted(shortcut.variable(), shortcut.key())));
    }

    private void section(Class<?> mapping) {
        head(prefix(mapping), text.of(mapping));
        MappedKeys.of(mapping, text).forEach(this::row);
    }

    private void head(String title, String preface) {
        page.append("\n## ").append(title).append("\n\n").append(preface).append("\n\n");
        page.append("| key, variable | type | default | |\n|---|---|---|---|\n");
    }

    private void row(ConfiguredKey key) {
        boolean group = key.name().endsWith(".*");
        String description = key.description();
        Matcher said = DEFAULT.matcher(description);
        String byDefault = key.byDefault().isEmpty() ? "" : "`" + key.byDefault() + "`";
        if (said.find()) {
            byDefault = byDefault.isEmpty() ? said.group(1) : byDefault;
            description = said.replaceFirst("").strip();
        }
        row(key.name(), group ? "" : key.variable(), key.typeAndRange(), byDefault, description);
    }

    private void row(String key, String variable, String type, String byDefault, String description) {
        page.append("| `").append(key).append('`');
        page.append(variable.isEmpty() ? "" : "<br>`" + variable + "`");
        page.append(" | ").append(type).append(" | ").append(byDefault).append(" | ");
        page.append(description).append(" |\n");
    }
}
