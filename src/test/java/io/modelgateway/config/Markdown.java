package io.modelgateway.config;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import java.util.List;
import java.util.Map;

/** Javadoc as one line of Markdown. Knows what the configuration's Javadoc uses, and refuses the rest. */
final class Markdown {

    private static final Map<String, String> ELEMENTS = Map.of("p", " ", "code", "`", "em", "*", "strong", "**");

    private Markdown() {}

    static String of(List<? extends DocTree> body) {
        var line = new StringBuilder();
        body.forEach(part -> line.append(of(part)));
        return line.toString().replaceAll("\\s+", " ").replace("|", "\\|").strip();
    }

    private static String of(DocTree part) {
        return switch (part) {
            case TextTree text -> text.getBody();
            case LiteralTree code -> "`" + code.getBody().getBody().strip() + "`";
            case LinkTree link -> link.getLabel().isEmpty() ? "`" + link.getReference() + "`" : of(link.getLabel());
            case EntityTree entity -> entity.toString();
            case StartElementTree start -> element(start.getName().toString());
            case EndElementTree end -> element(end.getName().toString());
            default -> throw new AssertionError("the configuration's Javadoc must not use " + part.getKind());
        };
    }

    private static String element(String name) {
        String mark = ELEMENTS.get(name);
        if (mark == null) {
            throw new AssertionError("the configuration's Javadoc must not use <" + name + ">");
        }
        return mark;
    }
}
