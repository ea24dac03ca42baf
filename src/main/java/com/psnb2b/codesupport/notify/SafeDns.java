package com.psnb2b.codesupport.notify;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Resolves hosts to the addresses that are then connected to, and to no others: a name that is public when it is looked
 * at and private when it is called leads nowhere.
 */
@Component
class SafeDns implements DnsResolver {

    private final boolean allowPrivate;
    private final DnsResolver names;

    @Autowired
    SafeDns(WebhookSettings settings) {
        this(settings.allowPrivate(), SystemDefaultDnsResolver.INSTANCE);
    }

    /** @param names who knows the addresses of a name */
    SafeDns(boolean allowPrivate, DnsResolver names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /** @throws UnsafeAddress where any address of the host is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!allowPrivate) {
            for (InetAddress address : addresses) {
                if (!Addresses.isPublic(address)) {
                    throw new UnsafeAddress();
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
