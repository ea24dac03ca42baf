package com.psnb2b.codesupport.notify;

import java.net.UnknownHostException;

/** A host that leads to where no reseller may send us. */
class UnsafeAddress extends UnknownHostException {

    UnsafeAddress() {
        super("the host leads to a private, link-local, loopback or reserved address");
    }
}
