import { type LookupAddress, type LookupOptions, lookup as systemLookup } from "node:dns";
import { BlockList, isIP } from "node:net";

// Addresses at which clouds give out credentials and machine data to any program. No model server is there, and a
// connection to one would let its answers be read through Seedloom.

const FORBIDDEN = new BlockList();
FORBIDDEN.addSubnet("169.254.0.0", 16, "ipv4");
FORBIDDEN.addSubnet("64:ff9b::a9fe:0", 112, "ipv6");
FORBIDDEN.addAddress("64:ff9b::6464:64c8", "ipv6");
FORBIDDEN.addAddress("fd00:ec2::254", "ipv6");
FORBIDDEN.addAddress("fd20:ce::254", "ipv6");
FORBIDDEN.addSubnet("fe80::", 10, "ipv6");
FORBIDDEN.addAddress("100.100.100.200", "ipv4");

/** Whether an IP address is one of a cloud's own services; IPv4 inside IPv6 counts as what it is. */
export function isForbiddenAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const family = isIP(bare);
  return family !== 0 && FORBIDDEN.check(bare, family === 6 ? "ipv6" : "ipv4");
}

type Callback = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** A lookup for sockets that fails with EFORBIDDENADDRESS when a name leads to such an address. */
export function guardedLookup(hostname: string, options: LookupOptions, callback: Callback): void {
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const forbidden = addresses.find(({ address }) => isForbiddenAddress(address));
    if (forbidden) return callback(Object.assign(new Error("forbidden address"), { code: "EFORBIDDENADDRESS" }), []);
    const [first] = addresses;
    if (options.all || !first) return callback(null, addresses);
    callback(null, first.address, first.family);
  });
}
