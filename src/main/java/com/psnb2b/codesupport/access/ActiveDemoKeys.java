package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.people.DefaultApiKeys;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which of the {@link DemoKeys} this database accepts, in evaluation mode and in production. */
@Component
class ActiveDemoKeys implements DefaultApiKeys {

    private final ApiKeys keys;

    ActiveDemoKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean has(String word) {
        return DemoKeys.BY_KEY.containsKey(word);
    }

    @Override
    public List<String> inForce() {
        return DemoKeys.BY_KEY.keySet().stream()
                .filter(key -> keys.find(key).isPresent())
                .toList();
    }
}
