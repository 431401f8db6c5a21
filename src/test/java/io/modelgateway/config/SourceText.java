package io.modelgateway.config;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of interfaces and their methods, by name, in the order of the source. */
final class SourceText {

    private static final Path SOURCES = Path.of("src/main/java");

    private final Map<String, String> comments = new LinkedHashMap<>();

    private SourceText() {}

    /** Reads the sources of these top-level types. */
    static SourceText of(Collection<Class<?>> types) {
        var text = new SourceText();
        var compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        var units = files.getJavaFileObjectsFromPaths(types.stream()
                .map(type -> SOURCES.resolve(type.getName().replace('.', '/') + ".java"))
                .toList());
        var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
        DocTrees trees = DocTrees.instance(task);
        try {
            task.parse().forEach(unit -> text.new Reader(trees).scan(unit, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text;
    }

    /** {@return what stands above a type, as Markdown; empty if nothing does} */
    String of(Class<?> type) {
        return comments.getOrDefault(type.getName(), "");
    }

    /** {@return what stands above a method, as Markdown; empty if nothing does} */
    String of(Method method) {
        return comments.getOrDefault(nameOf(method), "");
    }

    /** {@return the order in which methods stand in their sources} */
    Comparator<Method> order() {
        List<String> names = List.copyOf(comments.keySet());
        return Comparator.comparingInt(method -> names.indexOf(nameOf(method)));
    }

    private static String nameOf(Method method) {
        return method.getDeclaringClass().getName() + "#" + method.getName();
    }

    private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees trees;
        private String owner = "";

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            String outer = owner;
            owner = outer.isEmpty()
                    ? getCurrentPath().getCompilationUnit().getPackageName() + "." + type.getSimpleName()
                    : outer + "$" + type.getSimpleName();
            comments.put(owner, comment(getCurrentPath()));
            super.visitClass(type, nothing);
            owner = outer;
            return nothing;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            comments.put(owner + "#" + method.getName(), comment(getCurrentPath()));
            return nothing;
        }

        private String comment(TreePath path) {
            DocCommentTree comment = trees.getDocCommentTree(path);
            return comment == null ? "" : Markdown.of(comment.getFullBody());
        }
    }
}
