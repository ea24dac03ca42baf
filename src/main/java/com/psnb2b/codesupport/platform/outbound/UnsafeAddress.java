package com.psnb2b.codesupport.platform.outbound;

import java.net.UnknownHostException;

/** A host that resolves to an address that we must not call for somebody else. */
public class UnsafeAddress extends UnknownHostException {

    public UnsafeAddress() {
        super("the host leads to a private, link-local, loopback or reserved address");
    }
}
