/** What people really send: mostly right, now and then twice, with a slip, or as a test. */
import type { PlannedBrand } from "./plan";
import type { Random } from "./random";

type Body = Record<string, unknown>;
const REMEMBERED = 40;

/** What makes of a body the one that is sent; it remembers the last ones of each category. */
export function makeVariation({
  plan,
  random,
}: {
  readonly plan: Pick<PlannedBrand, "country">;
  readonly random: Random;
}): (body: Body, category: string) => Body {
  const sent = new Map<string, Body[]>();
  return (body, category) => {
    const earlier = sent.get(category) ?? [];
    const dice = random.next();
    if (dice < 0.05 && earlier.length > 0) {
      return { ...random.pick(earlier), externalId: body.externalId };
    }
    const contact = body.contact as Body;
    if (dice < 0.068) return { ...body, contact: { ...contact, phone: "12345" } };
    if (dice < 0.076) return { ...body, contact: { ...contact, email: "nobody@" } };
    if (dice < 0.086) return { ...body, place: { country: plan.country, postalCode: "00000" } };
    if (dice < 0.098) return { ...body, consent: undefined };
    if (dice < 0.104) return { ...body, test: true };
    if (dice < 0.108) return withoutField(body, random);
    sent.set(category, [...earlier, body].slice(-REMEMBERED));
    return body;
  };
}

/** The form forgot a field. */
function withoutField(body: Body, random: Random): Body {
  const entries = Object.entries(body.fields as Body);
  const lost = random.int(0, entries.length - 1);
  return { ...body, fields: Object.fromEntries(entries.filter((_, i) => i !== lost)) };
}
