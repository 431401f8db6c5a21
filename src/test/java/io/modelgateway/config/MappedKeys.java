package io.modelgateway.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappingInterface.Property;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The keys of one {@link ConfigMapping}, groups of them included, in the order of the source. */
final class MappedKeys {

    private final SourceText sources;
    private final List<ConfiguredKey> keys = new ArrayList<>();

    private MappedKeys(SourceText sources) {
        this.sources = sources;
    }

    static List<ConfiguredKey> of(Class<?> mapping, SourceText sources) {
        var found = new MappedKeys(sources);
        found.addAll(
                ConfigMappingInterface.getConfigurationInterface(mapping),
                mapping.getAnnotation(ConfigMapping.class).prefix());
        return found.keys;
    }

    private void addAll(ConfigMappingInterface group, String prefix) {
        Stream.of(group.getProperties())
                .sorted(Comparator.comparing(Property::getMethod, sources.order()))
                .forEach(property -> add(property, property.getMethod(), name(property, group, prefix)));
    }

    private static String name(Property property, ConfigMappingInterface group, String prefix) {
        return property.isParentPropertyName()
                ? prefix
                : prefix + "." + property.getPropertyName(group.getNamingStrategy());
    }

    private void add(Property property, Method source, String name) {
        if (property.isOptional() && !property.isLeaf()) {
            add(property.asOptional().getNestedProperty(), source, name);
        } else if (property.isMap()) {
            addMany(property.asMap().getValueProperty(), source, name + ".NAME", "group");
        } else if (property.isCollection()) {
            addMany(property.asCollection().getElement(), source, name, "list");
        } else if (property.isGroup()) {
            addGroup(property, source, name, "group");
        } else {
            put(name, TypeName.of(rawType(property)), property, source);
        }
    }

    private void addMany(Property one, Method source, String name, String type) {
        boolean list = type.equals("list");
        if (one.isGroup()) {
            addGroup(one, source, list ? name + "[N]" : name, list ? "list of groups" : type);
        } else if (list) {
            put(name, type, one, source);
        } else {
            add(one, source, name);
        }
    }

    private void addGroup(Property group, Method source, String name, String type) {
        ConfigMappingInterface members = group.asGroup().getGroupType();
        String own = sources.of(source);
        String description = own.isEmpty() ? "" : own + " " + sources.of(members.getInterfaceType());
        keys.add(new ConfiguredKey(name + ".*", type, "", "", source, description.strip()));
        addAll(members, name);
    }

    private static Class<?> rawType(Property property) {
        return property.isPrimitive()
                ? property.asPrimitive().getPrimitiveType()
                : property.asLeaf().getValueRawType();
    }

    private void put(String name, String type, Property property, Method source) {
        String byDefault = property.hasDefaultValue() ? property.getDefaultValue() : "";
        Range range = source.getAnnotation(Range.class);
        keys.add(new ConfiguredKey(
                name, type, range == null ? "" : range.value(), byDefault, source, sources.of(source)));
    }
}
