import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { type Mail, resendGateway, smtpGateway } from "@/lib/gateways/mail";
import { openWebhookSink } from "@/tests/support/webhook-sink";

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

const mail: Mail = {
  brand: { id: newId("brand"), name: 'Sonne, "Markt"', mailFrom: "leads@sonne.example" },
  to: ["a@buyer.example", "b@buyer.example"],
  subject: "Neuer Lead: Jörg",
  html: "<p>Jörg</p>",
  text: "Jörg",
  replyTo: "erika@example.org",
  headers: { "X-Entity-Ref-ID": "delivery_1" },
  key: "delivery_1",
};

/** As much of an SMTP server as a client needs; keeps what it is told. `refuse` answers the recipients with an error. */
async function openSmtp(refuse = false) {
  const told: string[] = [];
  const talk = (socket: Socket): void => {
    let inData = false;
    socket.write("220 ready\r\n");
    socket.setEncoding("utf8").on("data", (chunk: string) => {
      for (const line of chunk.split("\r\n").filter(Boolean)) {
        told.push(line);
        if (inData && line === ".") inData = false;
        else if (inData) continue;
        if (line === "DATA") inData = true;
        const refused = refuse && line.startsWith("RCPT");
        socket.write(refused ? "550 no such box\r\n" : inData ? "354 go on\r\n" : "250 ok\r\n");
      }
    });
    socket.on("error", () => undefined);
  };
  const server = createServer(talk);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  ends.push(() => new Promise((closed) => server.close(() => closed())));
  return { told, url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("mail by Resend", () => {
  it("is sent in the brand's name, once per key", async () => {
    const sink = await openWebhookSink(() => ({
      status: 200,
      body: '{"id":"re_1"}',
      headers: { "content-type": "application/json" },
    }));
    ends.push(sink.close);
    const receipt = await resendGateway("re_key", sink.url).send(mail);
    expect(receipt).toEqual({ via: "resend", response: "re_1" });
    const [call] = sink.calls;
    expect(call?.headers).toMatchObject({ authorization: "Bearer re_key", "idempotency-key": "delivery_1" });
    expect(JSON.parse(call?.body ?? "{}")).toMatchObject({
      from: '"Sonne,  Markt" <leads@sonne.example>',
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      reply_to: "erika@example.org",
    });
  });

  it("says why it was refused", async () => {
    const sink = await openWebhookSink(() => ({
      status: 422,
      body: '{"name":"validation_error","message":"The domain is not verified.","statusCode":422}',
      headers: { "content-type": "application/json" },
    }));
    ends.push(sink.close);
    await expect(resendGateway("re_key", sink.url).send(mail)).rejects.toThrow("The domain is not verified.");
  });
});

describe("mail by SMTP", () => {
  it("goes to all recipients, with the brand as sender and an id that stays the same", async () => {
    const { told, url } = await openSmtp();
    const gateway = smtpGateway(url);
    ends.push(gateway.close);
    expect(await gateway.send(mail)).toEqual({ via: "smtp", response: "250 ok" });
    const text = told.join("\n");
    expect(text).toContain("MAIL FROM:<leads@sonne.example>");
    expect(text).toContain("RCPT TO:<a@buyer.example>");
    expect(text).toContain("RCPT TO:<b@buyer.example>");
    expect(text).toContain("Reply-To: erika@example.org");
    expect(text).toContain("Message-ID: <delivery_1@sonne.example>");
    expect(text).not.toMatch(/fairlead/i);
  });

  it("says why it was refused", async () => {
    const { url } = await openSmtp(true);
    const gateway = smtpGateway(url);
    ends.push(gateway.close);
    await expect(gateway.send(mail)).rejects.toThrow(/550 no such box/);
  });
});
