package io.modelgateway.registry;

/** How an author spells the names of fields. */
enum NameStyle {
    /** Configuration and catalogue files: {@code context-window}. */
    KEBAB,
    /** JSON of the gateway's own API: {@code context_window}. */
    SNAKE;

    /** {@return the kebab-case name in this style} */
    String of(String kebab) {
        return switch (this) {
            case KEBAB -> kebab;
            case SNAKE -> kebab.replace('-', '_');
        };
    }
}
