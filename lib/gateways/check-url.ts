/** Which addresses outgoing calls may reach: the guard against requests forged into the operator's own network. */
import { BlockList, isIP } from "node:net";

/**
 * `private` is what a development machine may allow (loopback, RFC 1918, carrier NAT, unique local); `forbidden` never is:
 * link-local with the clouds' metadata, multicast, documentation, and every form that hides an IPv4 address in an IPv6 one.
 */
export type AddressClass = "public" | "private" | "forbidden";

const PRIVATE = blockList(
  ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  ["::1/128", "fc00::/7"],
);
const FORBIDDEN_V4 = blockList(
  [
    "0.0.0.0/8",
    "169.254.0.0/16",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
  ],
  [],
);
// Only 2000::/3 is given out to the public internet. Inside it lie tunnels (Teredo, 6to4) and documentation.
const GLOBAL_V6 = blockList([], ["2000::/3"]);
const FORBIDDEN_V6 = blockList([], ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);

function blockList(v4: readonly string[], v6: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [family, ranges] of [["ipv4", v4] as const, ["ipv6", v6] as const]) {
    for (const range of ranges) {
      const [net = "", bits] = range.split("/");
      list.addSubnet(net, Number(bits), family);
    }
  }
  return list;
}

export function classifyAddress(address: string): AddressClass {
  const family = isIP(address);
  if (family === 4) {
    if (PRIVATE.check(address, "ipv4")) return "private";
    return FORBIDDEN_V4.check(address, "ipv4") ? "forbidden" : "public";
  }
  if (family !== 6 || address.includes("%")) return "forbidden";
  // Before the lists: they would take ::ffff:10.0.0.1 for the IPv4 address in it.
  if (/^(0*:)*:?ffff:|\.\d+$/i.test(address)) return "forbidden";
  if (PRIVATE.check(address, "ipv6")) return "private";
  if (!GLOBAL_V6.check(address, "ipv6")) return "forbidden";
  return FORBIDDEN_V6.check(address, "ipv6") ? "forbidden" : "public";
}

export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  const kind = classifyAddress(address);
  return kind === "public" || (allowPrivate && kind === "private");
}

/** What can be said of a URL before any name is resolved: a sentence for the person who typed it, or null. */
export function checkUrl(url: string, allowPrivate: boolean): string | null {
  const parsed = URL.parse(url);
  if (!parsed) return "This is not an address.";
  if (parsed.protocol !== "https:" && !(allowPrivate && parsed.protocol === "http:")) {
    return "The address must begin with https://.";
  }
  if (parsed.username || parsed.password) return "The address must not contain a user name or password.";
  // URL has already turned 2130706433, 0x7f000001 and 127.1 into 127.0.0.1.
  const host = parsed.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) && !isAllowedAddress(host, allowPrivate)) return "The address is not a public one.";
  if (!allowPrivate && /(^|\.)localhost\.?$/i.test(host)) return "The address is not a public one.";
  return null;
}
