package com.psnb2b.codesupport.process.guard;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;

/** The delegates and listeners by name, and no other bean; made when first called, since they need the engine. */
class OurBeans extends AbstractMap<Object, Object> {

    private static final Set<String> NAMES = Stream.of(
                    Stream.of(Step.values()).map(Step::bean),
                    Stream.of(TaskKind.values()).map(TaskKind::bean),
                    Stream.of(TaskKind.BRIEFING))
            .flatMap(names -> names)
            .collect(Collectors.toUnmodifiableSet());

    private final BeanFactory beans;

    OurBeans(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public boolean containsKey(Object name) {
        return NAMES.contains(name);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return NAMES.stream()
                .map(name -> Map.entry((Object) name, beans.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
