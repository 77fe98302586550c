/**
 * Who finds what: every page and file, asked for by every kind of person, with one's own and with somebody else's ids. Plain
 * HTTP against the build; the places come from `app/` by themselves.
 */
import { Agent, request } from "node:http";
import { expect, test } from "@playwright/test";
import { withBrand } from "@/db/brand";
import { insertUser } from "@/lib/accounts";
import { brandDirectory } from "@/lib/brands";
import { OPERATOR_ROLES, type OperatorRole } from "@/lib/core/permissions";
import { makeBuyer } from "../factories/make-buyer";
import { makeSupplier } from "../factories/make-supplier";
import { sessionCookie } from "./journey";
import { makeObjects, type Objects } from "./objects";
import { addressOf, PLACES, type Place, PORTALS } from "./places";
import { type WorldBrand, world } from "./world";

const { sonne, prairie, port } = world();
/** What else a role does not find. */
const CLOSED_TO: Partial<Record<OperatorRole, readonly string[]>> = { viewer: ["/operator/leads/export"] };
/** Pages that change something: who may only look does not find them. */
const CHANGES = /\/(new|edit|stages\/\[stageId\])$/;

interface Person {
  readonly brand: WorldBrand;
  readonly cookie: string | null;
}

let objects: Objects;
let foreign: Objects;
const operators = new Map<OperatorRole, Person>();
let people: Readonly<Record<(typeof PORTALS)[number], Person>>;
/** Of the world's companies, without the owner's rights. */
let members: Readonly<Record<"buyer" | "supplier", Person>>;
/** Of the same brand, but nothing of `objects` is theirs. */
let others: Pick<Objects, "buyerId" | "supplierId" | "categoryId">;
/** Of other companies at the same brand. */
let rivals: Readonly<Record<"buyer" | "supplier", Person>>;

async function personOf(brand: WorldBrand, email: string): Promise<Person> {
  const { name, value } = await sessionCookie(brand, { email });
  return { brand, cookie: `${name}=${value}` };
}

test.beforeAll(async () => {
  objects = await makeObjects(prairie);
  foreign = await makeObjects(sonne);
  const known = await brandDirectory().findById(prairie.id);
  if (!known) throw new Error("the brand is gone");
  const place = { id: known.id, uuid: "", facts: known };
  const brand = { ...place, revenueAccountId: "", costAccountId: "", adjustmentAccountId: "" };
  const mark = process.pid;
  const buyer = await makeBuyer(brand, { name: `Rival ${mark}` });
  const supplier = await makeSupplier(brand, { name: `Rival source ${mark}` });
  const { categoryId } = await makeObjects(prairie);
  others = { buyerId: buyer.id, supplierId: supplier.id, categoryId };
  const newcomer = async (who: Parameters<typeof insertUser>[1]): Promise<Person> => {
    await withBrand({ brandId: prairie.id }, (tx) => insertUser(tx, who, null));
    return personOf(prairie, who.email);
  };
  for (const role of OPERATOR_ROLES) {
    const email = `${role}-${mark}@example.org`;
    operators.set(role, await newcomer({ kind: "operator", role, email, name: "Erika Muster" }));
  }
  people = {
    operator: await personOf(prairie, prairie.operator.email),
    buyer: await personOf(prairie, prairie.buyer.email),
    supplier: await personOf(prairie, prairie.supplier.email),
  };
  const member = { role: "member", name: "Max Member" } as const;
  const { buyerId } = prairie.buyer;
  const { supplierId } = prairie.supplier;
  members = {
    buyer: await newcomer({ kind: "buyer", buyerId, email: `bm${mark}@example.org`, ...member }),
    supplier: await newcomer({ kind: "supplier", supplierId, email: `sm${mark}@example.org`, ...member }),
  };
  const rest = { role: "owner", name: "Rivale Rival" } as const;
  rivals = {
    buyer: await newcomer({ kind: "buyer", buyerId: buyer.id, email: `b${mark}@example.org`, ...rest }),
    supplier: await newcomer({
      kind: "supplier",
      supplierId: supplier.id,
      email: `s${mark}@example.org`,
      ...rest,
    }),
  };
});

const agent = new Agent({ keepAlive: true });
test.afterAll(() => agent.destroy());

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

function ask({ brand, cookie }: Person, path: string): Promise<Answer> {
  const headers = { host: new URL(brand.origin).host, ...(cookie && { cookie }) };
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, headers, agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.once("end", () =>
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null, text }),
      );
    })
      .once("error", reject)
      .end();
  });
}

/** What the places answer that do not answer as expected. */
async function unexpected(
  places: readonly Place[],
  person: Person,
  what: Objects,
  status: (place: Place) => number,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const place of places) {
    const path = addressOf(place.route, what);
    let answer = await ask(person, path);
    // A portal's first page may be another one of it.
    if (answer.location?.startsWith(`${path}/`)) answer = await ask(person, answer.location);
    const wanted = status(place);
    if (answer.status !== wanted) wrong.push(`${place.route}: ${answer.status} instead of ${wanted}`);
  }
  return wrong;
}

const inPortals = PLACES.filter(({ group }) => PORTALS.some((portal) => portal === group));
const of = (portal: (typeof PORTALS)[number]) => PLACES.filter(({ group }) => group === portal);
const about = (places: readonly Place[]) => places.filter(({ params }) => params.length > 0);

test("everybody finds all of the own portal, and nothing of the others'", async () => {
  test.setTimeout(180_000);
  expect(inPortals.length).toBeGreaterThan(40);
  for (const portal of PORTALS) {
    const status = ({ group }: Place): number => (group === portal ? 200 : 404);
    expect([portal, await unexpected(inPortals, people[portal], objects, status)]).toEqual([portal, []]);
  }
});

test("operators find what their role may", async () => {
  test.setTimeout(180_000);
  for (const [role, person] of operators) {
    const manages = role === "owner" || role === "manager";
    const status = ({ route }: Place): number =>
      CLOSED_TO[role]?.includes(route) || (!manages && CHANGES.test(route)) ? 404 : 200;
    expect([role, await unexpected(of("operator"), person, objects, status)]).toEqual([role, []]);
  }
});

test("members of a company find what their role may", async () => {
  for (const [company, person] of Object.entries(members)) {
    const status = ({ route }: Place): number => (CHANGES.test(route) ? 404 : 200);
    const places = PLACES.filter(({ group }) => group === company);
    expect([company, await unexpected(places, person, objects, status)]).toEqual([company, []]);
  }
});

test("nobody is asked to sign in, and comes back", async () => {
  const nobody = { brand: prairie, cookie: null };
  for (const { route } of inPortals) {
    const path = addressOf(route, objects);
    const { status, location } = await ask(nobody, path);
    expect([route, status]).toEqual([route, 307]);
    expect(location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
  }
});

test("another brand's things are not there, whoever asks", async () => {
  for (const portal of PORTALS) {
    const wrong = await unexpected(about(of(portal)), people[portal], foreign, () => 404);
    expect([portal, wrong]).toEqual([portal, []]);
  }
});

test("another brand's person is nobody here", async () => {
  const stranger = await personOf(sonne, sonne.operator.email);
  const wrong = await unexpected(of("operator"), { ...stranger, brand: prairie }, objects, () => 307);
  expect(wrong).toEqual([]);
});

test("another company's things are not there at the same brand", async () => {
  for (const company of ["buyer", "supplier"] as const) {
    expect(about(of(company)).length).toBeGreaterThan(1);
    const wrong = await unexpected(about(of(company)), rivals[company], objects, () => 404);
    expect([company, wrong]).toEqual([company, []]);
  }
  for (const person of [rivals.buyer, rivals.supplier, people.supplier]) {
    expect((await ask(person, `/outbox/${objects.mailId}`)).status).toBe(404);
  }
  expect((await ask(people.buyer, `/outbox/${objects.mailId}`)).status).toBe(200);
});

test("what is no id at all is not there either", async () => {
  const nonsense = Object.fromEntries(Object.keys(objects).map((name) => [name, "x"])) as unknown as Objects;
  for (const portal of PORTALS) {
    const wrong = await unexpected(about(of(portal)), people[portal], nonsense, () => 404);
    expect([portal, wrong]).toEqual([portal, []]);
  }
});

test("an address whose parts do not belong together leads nowhere", async () => {
  const nested = of("operator").filter(({ params }) => params.length > 1);
  expect(nested.length).toBeGreaterThan(2);
  const wrong = await unexpected(nested, people.operator, { ...objects, ...others }, () => 404);
  expect(wrong).toEqual([]);
});

test("a query with another brand's ids or with nonsense is not found", async () => {
  for (const [portal, route] of [
    ["operator", "/operator/contracts/new?buyerId=[buyerId]&categoryId=[categoryId]"],
    ["operator", "/operator/leads?from=x"],
    ["operator", "/operator/audit?who=somebody"],
    ["operator", "/operator/contracts/export?buyerId=x"],
    ["operator", "/operator/deliveries/export?from=x"],
    ["buyer", "/buyer/leads?from=x"],
    ["buyer", "/buyer/leads/export?from=x"],
    ["buyer", "/buyer/deliveries/export?endpointId=x"],
    ["supplier", "/supplier/sources/export?state=x"],
    ["supplier", "/supplier/leads?from=x"],
  ] as const) {
    expect([route, (await ask(people[portal], addressOf(route, foreign))).status]).toEqual([route, 404]);
  }
});

/** Lists and their files: narrowed to what is in them, and to what is not. */
const FILES = [
  ["operator", "/operator/contracts", "contractId", "buyerId=[buyerId]", "status=archived"],
  ["operator", "/operator/deliveries", "deliveryId", "endpointId=[endpointId]", "state=exhausted"],
  ["operator", "/operator/deliveries/endpoints", "endpointId", "buyerId=[buyerId]", "state=failing"],
  ["operator", "/operator/suppliers", "supplierId", "status=active", "status=suspended"],
  ["operator", "/operator/categories", "categoryId", "archived=false", "archived=only"],
  ["buyer", "/buyer/contracts", "contractId", "categoryId=[categoryId]", "status=archived"],
  ["buyer", "/buyer/contracts/endpoints", "endpointId", "", null],
  ["buyer", "/buyer/deliveries", "deliveryId", "q=[leadId]", "state=exhausted"],
  ["supplier", "/supplier/sources", "sourceId", "categoryId=[categoryId]", "state=disabled"],
] as const;

test("a list's file holds what the list does, as far as it is narrowed, and nothing of another's", async () => {
  for (const [portal, list, id, narrowed, elsewhere] of FILES) {
    const file = async (person: Person, query: string, what: Objects) => {
      const { status, text } = await ask(person, addressOf(`${list}/export?${query}`, what));
      expect([list, status]).toEqual([list, 200]);
      return text;
    };
    const own = people[portal];
    expect(await file(own, narrowed, objects)).toContain(objects[id]);
    expect(await file(own, narrowed, foreign)).not.toContain(foreign[id]);
    expect(await file(own, "", objects)).not.toContain(foreign[id]);
    if (elsewhere !== null) expect(await file(own, elsewhere, objects)).not.toContain(objects[id]);
    if (portal !== "operator") expect(await file(rivals[portal], "", objects)).not.toContain(objects[id]);
  }
});

test("a team's file holds its people, and nobody else's", async () => {
  for (const portal of PORTALS) {
    const { text } = await ask(people[portal], `/${portal}/team/export`);
    expect(text).toContain(prairie[portal].userId);
    for (const other of PORTALS.filter((one) => one !== portal))
      expect(text).not.toContain(prairie[other].userId);
    expect(text).not.toContain(sonne[portal].userId);
  }
});
