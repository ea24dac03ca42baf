package com.psnb2b.codesupport.engine;

import com.psnb2b.codesupport.claim.InvalidInput;
import java.util.Set;
import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Hands a submission to the first step of its process as the object that it is. The variable is transient, but the engine
 * would still write it out as JSON twice, every picture in it included. No caller may hand over an object.
 */
final class SubmissionSerializer extends AbstractTypedValueSerializer<ObjectValue> {

    private final Set<Class<?>> handedOver;

    SubmissionSerializer(Set<Class<?>> handedOver) {
        super(ValueType.OBJECT);
        this.handedOver = handedOver;
    }

    @Override
    public String getName() {
        return "submission-in-transit";
    }

    @Override
    protected boolean canWriteValue(TypedValue value) {
        if (value instanceof ObjectValue object && !object.isDeserialized()) {
            // Reading it would make an object of whatever class the caller names. First among all, this sees each.
            throw InvalidInput.of(
                    "variables", "invalid", "none may have the type Object; send text, or JSON as type Json");
        }
        return handedOver.stream().anyMatch(kind -> kind.isInstance(value.getValue()));
    }

    @Override
    public void writeValue(ObjectValue value, ValueFields fields) {
        // It is kept by the claim's own tables, and by no variable.
    }

    @Override
    public ObjectValue readValue(ValueFields fields, boolean deserialize, boolean isTransient) {
        throw new IllegalStateException("a submission is gone after its first transaction");
    }

    @Override
    public ObjectValue convertToTypedValue(UntypedValueImpl value) {
        return Variables.objectValue(value.getValue(), value.isTransient()).create();
    }
}
