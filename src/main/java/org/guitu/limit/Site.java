package org.guitu.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as it counts. One site has as many IPv6 addresses as it likes: what counts is its network, the
 * first 64 bits.
 *
 * @param name of the site itself
 * @param range the addresses around it that one provider gives to one customer or street: 256 addresses of IPv4, 48 bits of IPv6
 */
public record Site(String name, String range) {

    private static final int BYTES_OF_A_SITE = 8;
    private static final int BYTES_OF_A_RANGE = 6;

    /** @param address as the server has it: digits, never a name that would have to be looked up */
    public static Site of(String address) {
        if (!address.contains(":")) {
            int last = address.lastIndexOf('.');
            return new Site(address, last < 0 ? address : address.substring(0, last));
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress();
            if (bytes.length == 4) {
                return of(InetAddress.getByAddress(bytes).getHostAddress());
            }
            return new Site(beginning(bytes, BYTES_OF_A_SITE), beginning(bytes, BYTES_OF_A_RANGE));
        } catch (UnknownHostException noAddress) {
            return new Site(address, address);
        }
    }

    private static String beginning(byte[] bytes, int length) {
        return HexFormat.of().formatHex(bytes, 0, length) + ":";
    }
}
