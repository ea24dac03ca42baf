package com.psnb2b.codesupport.platform.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Distinguishes addresses of the public internet from those that can be reached from inside our network alone. */
final class PublicAddresses {

    private PublicAddresses() {}

    /** A block of addresses: those that have the first bits in common. */
    private record Block(int[] start, int bits) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What the IANA lists as reserved and the JDK does not know as private, loopback, link-local or multicast. */
    private static final List<Block> RESERVED_4 = List.of(
            new Block(new int[] {0}, 8),
            new Block(new int[] {100, 64}, 10),
            new Block(new int[] {192, 0, 0}, 24),
            new Block(new int[] {192, 0, 2}, 24),
            new Block(new int[] {192, 88, 99}, 24),
            new Block(new int[] {198, 18}, 15),
            new Block(new int[] {198, 51, 100}, 24),
            new Block(new int[] {203, 0, 113}, 24),
            new Block(new int[] {240}, 4));

    /** All that is public in IPv6 today; the rest of it, and ways to an IPv4 address through it, are not. */
    private static final Block PUBLIC_6 = new Block(new int[] {0x20}, 3);

    private static final List<Block> RESERVED_6 = List.of(
            new Block(new int[] {0x20, 0x01, 0x00}, 23),
            new Block(new int[] {0x20, 0x01, 0x0d, 0xb8}, 32),
            new Block(new int[] {0x20, 0x02}, 16),
            new Block(new int[] {0x3f, 0xff, 0x00}, 20));

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return RESERVED_4.stream().noneMatch(block -> block.holds(bytes));
        }
        return address instanceof Inet6Address
                && PUBLIC_6.holds(bytes)
                && RESERVED_6.stream().noneMatch(block -> block.holds(bytes));
    }
}
