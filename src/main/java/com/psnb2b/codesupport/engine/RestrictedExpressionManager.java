package com.psnb2b.codesupport.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The engine's expression language without what makes it a programming language: a name is one of our beans or a
 * variable, and no method can be called on either, besides the engine's functions for lists and one of ours. Our beans
 * are looked up first, so that no variable can replace one; then what {@link AskedVariables} tells.
 */
class RestrictedExpressionManager extends JuelExpressionManager {

    private final AskedVariableResolver asked;

    RestrictedExpressionManager(Map<Object, Object> beans, AskedVariableResolver asked) {
        super(beans);
        this.asked = asked;
        addFunction("endOfDay", ReflectUtil.getMethod(TaskListFunctions.class, "endOfDay"));
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new ReadOnlyMapELResolver(beans));
        resolver.add(asked);
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new BusinessKeyResolver());
        return resolver;
    }
}
