package io.modelgateway.deploy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fabric8's types keep what they do not know in a map called additionalProperties, on every level. This finds it all. */
final class UnknownFields {

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    /** {@return the paths of unknown fields anywhere in that object} */
    static List<String> of(Object object) {
        var walk = new UnknownFields();
        walk.value("", object);
        return walk.found;
    }

    private void value(String path, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Collection<?> items -> {
                int index = 0;
                for (Object item : items) {
                    value(path + "[" + index++ + "]", item);
                }
            }
            case Map<?, ?> entries -> entries.forEach((key, entry) -> value(path + "." + key, entry));
            case Object object when object.getClass().getName().startsWith("io.fabric8.") -> fields(path, object);
            case Object leaf -> {}
        }
    }

    private void fields(String path, Object object) {
        for (Class<?> type = object.getClass(); type != null && type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    field(path, object, field);
                }
            }
        }
    }

    private void field(String path, Object object, Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(object);
            if (field.getName().equals("additionalProperties") && value instanceof Map<?, ?> unknown) {
                unknown.keySet().forEach(key -> found.add(path + "." + key));
            } else if (!(object instanceof Enum<?>)) {
                value(path + "." + field.getName(), value);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
