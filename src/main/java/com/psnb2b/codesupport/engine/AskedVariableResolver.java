package com.psnb2b.codesupport.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.util.function.SingletonSupplier;

/** Looks {@link AskedVariables} up for the expressions of a model. */
final class AskedVariableResolver extends ELResolver {

    private final SingletonSupplier<AskedVariables> asked;

    AskedVariableResolver(SingletonSupplier<AskedVariables> asked) {
        this.asked = asked;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        Optional<Object> value = base == null ? value(String.valueOf(property), context) : Optional.empty();
        if (value.isPresent()) {
            context.setPropertyResolved(true);
        }
        return value.orElse(null);
    }

    private Optional<Object> value(String name, ELContext context) {
        Object scope = context.getContext(VariableScope.class);
        DelegateExecution execution = scope instanceof DelegateTask task
                ? task.getExecution()
                : scope instanceof DelegateExecution there ? there : null;
        return execution != null && asked.obtain().names().contains(name)
                ? asked.obtain().value(name, execution)
                : Optional.empty();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public java.util.Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // Nothing can be set: the next resolver may.
    }
}
