package com.psnb2b.codesupport.access;

import com.psnb2b.codesupport.platform.EvaluationMode;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The published keys of evaluation mode, in place before the first request. One that was revoked stays revoked. */
@Component
@ConditionalOnProperty(EvaluationMode.PROPERTY)
public class DemoKeys implements SmartInitializingSingleton {

    private static final int UNHURRIED = 60_000;

    /** Key to caller. Everybody can read these: they are never to work, or to be a password, in production. */
    public static final Map<String, ApiCaller> BY_KEY = Map.of(
            "demo-reseller-key", reseller("Demo reseller", "demo-reseller", UNHURRIED),
            "demo-reseller2-key", reseller("Demo reseller 2", "demo-reseller2", UNHURRIED),
            "demo-supplier-key", new ApiCaller("Demo supplier", Scope.supplier, null, UNHURRIED),
            "demo-throttled-key",
                    reseller("Demo throttled", "demo-reseller", ApiKeyAdministration.REQUESTS_PER_MINUTE));

    private final ApiKeys keys;

    DemoKeys(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public void afterSingletonsInstantiated() {
        BY_KEY.forEach(keys::seed);
    }

    private static ApiCaller reseller(String name, String resellerId, int requestsPerMinute) {
        return new ApiCaller(name, Scope.reseller, resellerId, requestsPerMinute);
    }
}
