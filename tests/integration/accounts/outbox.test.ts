import { beforeAll, describe, expect, it } from "vitest";
import { getMail } from "@/lib/accounts/get-mail";
import { listMails } from "@/lib/accounts/list-mails";
import { sendMail } from "@/lib/gateways/mail";
import { makeBrand, type TestBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

const post = (brand: TestBrand, to: string, subject: string) =>
  sendMail({
    brand: { id: brand.id, name: brand.facts.name, mailFrom: "hello@example.org" },
    to: [to],
    subject,
    html: `<p>${subject}</p>`,
    text: subject,
    key: subject,
  });

async function makeMarket() {
  const brand = await makeBrand();
  const buyer = await makeBuyer(brand, { email: "company@example.org" });
  const supplier = await makeSupplier(brand, { email: "leads@example.org" });
  await post(brand, "company@example.org", "To the company");
  await post(brand, "erika@example.org", "To its user");
  await post(brand, "leads@example.org", "To the supplier");
  return {
    operator: await makeUser(brand, { kind: "operator", role: "viewer" }),
    buyer: await makeUser(brand, { kind: "buyer", buyerId: buyer.id }, { email: "erika@example.org" }),
    supplier: await makeUser(brand, { kind: "supplier", supplierId: supplier.id }),
  };
}

let market: Awaited<ReturnType<typeof makeMarket>>;
beforeAll(async () => {
  market = await makeMarket();
});
const subjects = async (ctx: Parameters<typeof listMails>[0], q?: string) =>
  (await listMails(ctx, { q })).data.map(({ subject }) => subject);

describe("the outbox", () => {
  it("shows staff every mail of the brand, newest first", async () => {
    expect(await subjects(market.operator)).toEqual(["To the supplier", "To its user", "To the company"]);
    expect(await subjects(market.operator, "ERIKA@")).toEqual(["To its user"]);
    expect(await subjects(market.operator, "%")).toEqual([]);
  });

  it("shows a company's users what went to the company and to its people", async () => {
    expect(await subjects(market.buyer)).toEqual(["To its user", "To the company"]);
    expect(await subjects(market.supplier)).toEqual(["To the supplier"]);
  });

  it("opens a mail, but nobody else's and no other brand's", async () => {
    const [newest] = (await listMails(market.operator, {})).data;
    const id = newest?.id ?? "";
    expect(await getMail(market.supplier, { id })).toMatchObject({ html: "<p>To the supplier</p>" });
    await expect(getMail(market.buyer, { id })).rejects.toMatchObject({ code: "not_found" });
    const foreign = await makeMarket();
    await expect(getMail(foreign.operator, { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for those who are signed in", async () => {
    const anonymous = { ...market.buyer, actor: { kind: "anonymous" } } as const;
    await expect(listMails(anonymous, {})).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
