import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { newWebhookSecret, signWebhook } from "@/lib/deliveries/sign-webhook";

describe("signWebhook", () => {
  it("gives the signature of the specification's example", () => {
    const headers = signWebhook({
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
      secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    });
    expect(headers).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("signs the bytes that are sent, also where they are not ASCII", () => {
    const secret = newWebhookSecret();
    const { "webhook-signature": signature } = signWebhook({
      id: "delivery_1",
      at: new Date(5_999),
      body: "München",
      secret,
    });
    const signed = Buffer.from("delivery_1.5.München", "utf8");
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    expect(signature).toBe(`v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
  });

  it("makes secrets of 24 random bytes", () => {
    const secrets = Array.from({ length: 50 }, newWebhookSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(Buffer.from(secret.slice(6), "base64")).toHaveLength(24);
  });
});
