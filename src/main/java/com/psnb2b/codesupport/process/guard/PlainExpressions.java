package com.psnb2b.codesupport.process.guard;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The engine's expression language without what makes it code: names mean our beans or variables, and nothing can be
 * called on what they mean, besides the engine's functions for lists and one of ours. Our beans come first, so that no variable can take the place of one.
 */
class PlainExpressions extends JuelExpressionManager {

    PlainExpressions(Map<Object, Object> beans) {
        super(beans);
        addFunction("endOfDay", ReflectUtil.getMethod(ListFunctions.class, "endOfDay"));
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        return resolver;
    }
}
