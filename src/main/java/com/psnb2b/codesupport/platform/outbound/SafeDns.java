package com.psnb2b.codesupport.platform.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves hosts to the addresses that are then connected to, and to no others: a name that is public when it is looked
 * at and private when it is called leads nowhere.
 */
public final class SafeDns implements DnsResolver {

    private final boolean allowPrivate;
    private final DnsResolver names;

    /** @param allowPrivate whether addresses that are not public may be called as well */
    public SafeDns(boolean allowPrivate) {
        this(allowPrivate, SystemDefaultDnsResolver.INSTANCE);
    }

    /** @param names who knows the addresses of a name */
    public SafeDns(boolean allowPrivate, DnsResolver names) {
        this.allowPrivate = allowPrivate;
        this.names = names;
    }

    /** @throws UnsafeAddress where any address of the host is not public */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!allowPrivate) {
            for (InetAddress address : addresses) {
                if (!PublicAddresses.isPublic(address)) {
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
