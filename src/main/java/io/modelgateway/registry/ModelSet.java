package io.modelgateway.registry;

import io.modelgateway.model.ModelKey;
import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Some of a catalogue's models, as their places in its list: no model is hashed or copied, and an intersection costs one
 * bit per model. Immutable, in the catalogue's order.
 */
final class ModelSet extends AbstractSet<ModelDefinition> {

    private final List<ModelDefinition> models;
    private final Map<ModelKey, Integer> places;
    private final BitSet chosen;
    private final int size;

    ModelSet(List<ModelDefinition> models, Map<ModelKey, Integer> places, BitSet chosen) {
        this.models = models;
        this.places = places;
        this.chosen = chosen;
        this.size = chosen.cardinality();
    }

    ModelSet and(ModelSet other) {
        var both = (BitSet) chosen.clone();
        both.and(other.chosen);
        return new ModelSet(models, places, both);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public boolean contains(@Nullable Object candidate) {
        if (!(candidate instanceof ModelDefinition model)) {
            return false;
        }
        Integer place = places.get(model.key());
        return place != null && chosen.get(place) && models.get(place).equals(model);
    }

    @Override
    public Iterator<ModelDefinition> iterator() {
        return new Iterator<>() {
            private int next = chosen.nextSetBit(0);

            @Override
            public boolean hasNext() {
                return next >= 0;
            }

            @Override
            public ModelDefinition next() {
                if (next < 0) {
                    throw new NoSuchElementException();
                }
                ModelDefinition model = models.get(next);
                next = chosen.nextSetBit(next + 1);
                return model;
            }
        };
    }
}
