package com.psnb2b.codesupport.webhooks;

import com.psnb2b.codesupport.platform.outbound.SafeDns;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where webhooks may go, by name. */
@Configuration(proxyBeanMethods = false)
class WebhookAddresses {

    @Bean
    DnsResolver webhookNames(WebhookSettings settings) {
        return new SafeDns(settings.allowPrivate());
    }
}
