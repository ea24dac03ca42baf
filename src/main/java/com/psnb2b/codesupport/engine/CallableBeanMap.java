package com.psnb2b.codesupport.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;

/**
 * The delegates and listeners by name, and no other bean. They are created when a model first calls them, since they
 * need the engine.
 */
class CallableBeanMap extends AbstractMap<Object, Object> {

    private final Set<String> names;
    private final BeanFactory beans;

    CallableBeanMap(Set<String> names, BeanFactory beans) {
        this.names = names;
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object name) {
        return names.contains(name);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return names.stream()
                .map(name -> Map.entry((Object) name, beans.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
