import { expect, test } from "vitest";
import { clientAddress, networkOf } from "./client-address.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["invented, 198.51.100.1, 203.0.113.7", "203.0.113.7"],
  ["::ffff:127.0.0.1", "127.0.0.1"],
  ["203.0.113.7:4711", "203.0.113.7"],
  ["[2001:DB8::1]:4711", "2001:db8::1"],
  ["2001:db8::1", "2001:db8::1"],
  ["203.0.113.7, unknown", null],
  ["", null],
  [null, null],
])("the last hop of %s is %s", (header, address) => expect(clientAddress(header)).toBe(address));

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:0db8::9", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is in the network %s", (address, network) => expect(networkOf(address)).toBe(network));
