import { describe, expect, it } from "vitest";
import { checkUrl, classifyAddress } from "@/lib/gateways/check-url";

describe("classifyAddress", () => {
  it.each([
    "8.8.8.8",
    "1.1.1.1",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00::1",
  ])("%s is public", (address) => expect(classifyAddress(address)).toBe("public"));
  it.each([
    "127.0.0.1",
    "127.255.255.255",
    "10.1.2.3",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "100.64.0.1",
    "::1",
    "fc00::1",
    "fdff::1",
  ])("%s is private", (address) => expect(classifyAddress(address)).toBe("private"));
  it.each([
    "0.0.0.0",
    "169.254.169.254",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "255.255.255.255",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::ffff:a00:1",
    "0:0:0:0:0:ffff:7f00:1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001::1",
    "2001:db8::1",
    "3fff::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "100::1",
    "not an address",
  ])("%s is never allowed", (address) => expect(classifyAddress(address)).toBe("forbidden"));
});

describe("checkUrl", () => {
  it.each([
    "https://example.com/hook",
    "https://example.com:8443/a?b=c",
    "https://8.8.8.8/",
    "https://[2606:4700::1111]/",
  ])("lets %s through", (url) => expect(checkUrl(url, false)).toBeNull());
  it.each([
    "http://example.com/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "https://user:pass@example.com/",
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f000001/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
    "https://127.0.0.1./",
    "https://0/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[64:ff9b::127.0.0.1]/",
    "https://[2002:7f00:1::]/",
    "https://169.254.169.254/latest/meta-data",
    "https://１２７.０.０.１/",
    "https://localhost/",
    "https://LOCALHOST./",
    "https://brand.localhost/",
    "not a url",
  ])("refuses %s", (url) => expect(checkUrl(url, false)).not.toBeNull());

  it("lets a development machine reach itself and its network, but nothing that is never allowed", () => {
    for (const url of ["http://127.0.0.1:9/", "http://localhost/", "http://192.168.1.1/", "http://[::1]/"]) {
      expect(checkUrl(url, true)).toBeNull();
    }
    for (const url of ["http://169.254.169.254/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/"]) {
      expect(checkUrl(url, true)).not.toBeNull();
    }
  });
});
