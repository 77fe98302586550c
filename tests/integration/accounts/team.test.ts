import { describe, expect, it } from "vitest";
import { withBrand, withPlatform } from "@/db/brand";
import { brandHost } from "@/db/schema";
import {
  acceptInvite,
  changeRole,
  endSessions,
  findInvite,
  inviteUser,
  listUsers,
  openSession,
  removeUser,
  resendInvite,
  signInWithLink,
  signInWithPassword,
} from "@/lib/accounts";
import { findSession } from "@/lib/accounts/find-session";
import { brandDirectory } from "@/lib/brands";
import type { Ctx } from "@/lib/core/ctx";
import type { Id } from "@/lib/core/id";
import type { sendMail } from "@/lib/gateways/mail";
import { makeBrand } from "@/tests/factories/make-brand";
import { makeBuyer } from "@/tests/factories/make-buyer";
import { makeSupplier } from "@/tests/factories/make-supplier";
import { makeUser } from "@/tests/factories/make-user";

const origin = "https://market.example";
const visitor = { ip: "203.0.113.9", userAgent: "test" };
const DAY_MS = 86_400_000;

async function makeTeams() {
  const brand = await makeBrand();
  // Who has no host sends no mail.
  await withPlatform("tests give brands hosts as the platform does", (tx) =>
    tx.insert(brandHost).values({ brandId: brand.id, host: `${brand.facts.slug}.example`, isPrimary: true }),
  );
  await brandDirectory().refresh();
  const buyer = await makeBuyer(brand);
  const supplier = await makeSupplier(brand);
  const mails: Parameters<typeof sendMail>[0][] = [];
  const anonymous: Ctx = {
    brand: brand.facts,
    actor: { kind: "anonymous" },
    requestId: "test",
    now: () => new Date(),
    locale: "en",
  };
  return {
    brand,
    buyer,
    supplier,
    anonymous,
    mails,
    send: async (mail: Parameters<typeof sendMail>[0]) => {
      mails.push(mail);
      return { via: "outbox" as const, response: "taken" };
    },
    owner: await makeUser(brand, { kind: "operator" }),
    manager: await makeUser(brand, { kind: "operator", role: "manager" }),
    buyerOwner: await makeUser(brand, { kind: "buyer", buyerId: buyer.id }),
    buyerMember: await makeUser(brand, { kind: "buyer", buyerId: buyer.id, role: "member" }),
  };
}
type Teams = Awaited<ReturnType<typeof makeTeams>>;

const member = (teams: Teams, email = "neu@example.org") => ({
  kind: "buyer" as const,
  buyerId: teams.buyer.id,
  role: "member" as const,
  email,
  origin,
});
function tokenIn(teams: Teams): string {
  const token = /\/invite\/([\w-]+)/.exec(teams.mails.at(-1)?.text ?? "")?.[1];
  if (!token) throw new Error("the last mail holds no invitation");
  return token;
}
const idOf = (ctx: Ctx): Id<"user"> => {
  if (!("userId" in ctx.actor)) throw new Error("not a person");
  return ctx.actor.userId;
};
const accepting = (token: string) => ({ token, name: "Nora Neu", password: "long enough for anybody" });
/** As if the person had signed in once. */
async function signedIn(ctx: Ctx): Promise<Id<"session">> {
  return withBrand({ brandId: ctx.brand.id }, (tx) => openSession(tx, idOf(ctx), visitor, ctx.now()));
}

describe("an invitation", () => {
  it("is mailed, accepted once, and leads to a password", async () => {
    const teams = await makeTeams();
    const { id, mailed } = await inviteUser(teams.buyerOwner, member(teams), { send: teams.send });
    expect(mailed).toBe(true);
    expect(teams.mails[0]?.to).toEqual(["neu@example.org"]);
    const token = tokenIn(teams);
    expect(await findInvite(teams.anonymous, { token })).toMatchObject({ email: "neu@example.org" });
    const team = { kind: "buyer", buyerId: teams.buyer.id } as const;
    const invited = (await listUsers(teams.buyerOwner, team)).find((user) => user.id === id);
    expect(invited?.invitedUntil).toBeInstanceOf(Date);

    // No password was chosen yet: the link signs nobody in by itself.
    expect(await signInWithLink(teams.anonymous, { token, visitor })).toEqual({ kind: "refused" });
    expect(await acceptInvite(teams.anonymous, accepting(token))).toEqual({ email: "neu@example.org" });
    await expect(acceptInvite(teams.anonymous, accepting(token))).rejects.toMatchObject({
      reason: "account.invite_refused",
    });
    expect(await findInvite(teams.anonymous, { token })).toBeNull();
    const { password } = accepting(token);
    const session = await signInWithPassword(
      teams.anonymous,
      { email: "neu@example.org", password },
      visitor,
    );
    expect(session).toMatchObject({ kind: "signed_in", portal: "buyer" });
    await expect(resendInvite(teams.buyerOwner, { id, origin }, { send: teams.send })).rejects.toMatchObject({
      reason: "account.not_invited",
    });
  });

  it("is over after seven days, after a newer one, and with the removal of its person", async () => {
    const teams = await makeTeams();
    const { id } = await inviteUser(teams.owner, member(teams), { send: teams.send });
    const first = tokenIn(teams);
    const later: Ctx = { ...teams.anonymous, now: () => new Date(Date.now() + 7 * DAY_MS + 1000) };
    await expect(acceptInvite(later, accepting(first))).rejects.toMatchObject({
      reason: "account.invite_refused",
    });
    await resendInvite(teams.owner, { id, origin }, { send: teams.send });
    expect(await findInvite(teams.anonymous, { token: first })).toBeNull();
    const second = tokenIn(teams);
    expect(await findInvite(teams.anonymous, { token: second })).not.toBeNull();
    await removeUser(teams.owner, { id });
    await expect(acceptInvite(teams.anonymous, accepting(second))).rejects.toMatchObject({
      reason: "account.invite_refused",
    });
    // Who comes back is the same person again.
    expect((await inviteUser(teams.owner, member(teams), { send: teams.send })).id).toBe(id);
  });

  it("makes nobody twice when it is sent twice", async () => {
    const teams = await makeTeams();
    const once = { send: teams.send, idempotencyKey: "once" };
    const { id } = await inviteUser(teams.owner, member(teams), once);
    expect((await inviteUser(teams.owner, member(teams), once)).id).toBe(id);
    await expect(inviteUser(teams.owner, member(teams), { send: teams.send })).rejects.toMatchObject({
      reason: "account.email_taken",
    });
  });

  it("stands where its mail did not leave", async () => {
    const teams = await makeTeams();
    const send = () => Promise.reject(new Error("the mail service is away"));
    expect(await inviteUser(teams.owner, member(teams), { send })).toMatchObject({ mailed: false });
  });

  it("is for one's own company, by its owners, and owners of the brand are made by owners", async () => {
    const [teams, other] = [await makeTeams(), await makeTeams()];
    const { send } = teams;
    const refused = (ctx: Ctx, input: Parameters<typeof inviteUser>[1]) =>
      inviteUser(ctx, input, { send }).then(
        () => "taken",
        (error: { code: string }) => error.code,
      );
    expect(await refused(teams.buyerMember, member(teams))).toBe("forbidden");
    expect(await refused(teams.owner, member(other))).toBe("not_found");
    expect(await refused(teams.buyerOwner, { ...member(teams), buyerId: other.buyer.id })).toBe("not_found");
    const competitor = await makeBuyer(teams.brand);
    expect(await refused(teams.buyerOwner, { ...member(teams), buyerId: competitor.id })).toBe("not_found");
    const supplied = { kind: "supplier", supplierId: teams.supplier.id, role: "owner" } as const;
    expect(await refused(teams.buyerOwner, { ...supplied, email: "s@example.org", origin })).toBe(
      "not_found",
    );
    const operator = { kind: "operator", email: "chef@example.org", origin } as const;
    expect(await refused(teams.buyerOwner, { ...operator, role: "viewer" })).toBe("not_found");
    expect(await refused(teams.manager, { ...operator, role: "owner" })).toBe("forbidden");
    expect(await refused(teams.manager, { ...operator, role: "support" })).toBe("taken");
    expect(teams.mails.map(({ to }) => to)).toEqual([["chef@example.org"]]);
  });
});

describe("a person of a team", () => {
  it("who is removed is signed out at once", async () => {
    const teams = await makeTeams();
    const sessionId = await signedIn(teams.buyerMember);
    await removeUser(teams.buyerOwner, { id: idOf(teams.buyerMember) }, { idempotencyKey: "once" });
    await removeUser(teams.buyerOwner, { id: idOf(teams.buyerMember) }, { idempotencyKey: "once" });
    expect(await findSession(teams.brand.id, sessionId, new Date())).toBeNull();
    const left = await listUsers(teams.owner, { kind: "buyer", buyerId: teams.buyer.id });
    expect(left.map(({ id }) => id)).toEqual([idOf(teams.buyerOwner)]);
  });

  it("is signed out everywhere by an owner, and can sign in again", async () => {
    const teams = await makeTeams();
    const sessionId = await signedIn(teams.buyerMember);
    expect(await endSessions(teams.buyerOwner, { id: idOf(teams.buyerMember) })).toEqual({ ended: 1 });
    expect(await endSessions(teams.buyerOwner, { id: idOf(teams.buyerMember) })).toEqual({ ended: 0 });
    expect(await findSession(teams.brand.id, sessionId, new Date())).toBeNull();
    const again = await signedIn(teams.buyerMember);
    expect(await findSession(teams.brand.id, again, new Date())).not.toBeNull();
  });

  it("has the new role from the next request on", async () => {
    const teams = await makeTeams();
    const sessionId = await signedIn(teams.buyerMember);
    await changeRole(teams.buyerOwner, { id: idOf(teams.buyerMember), role: "owner" });
    const now = await findSession(teams.brand.id, sessionId, new Date());
    expect(now?.actor.role).toBe("owner");
    await expect(
      changeRole(teams.buyerOwner, { id: idOf(teams.buyerMember), role: "viewer" }),
    ).rejects.toMatchObject({ code: "invalid" });
  });

  it("stays, where the team would lose its last owner", async () => {
    const teams = await makeTeams();
    await signedIn(teams.buyerOwner);
    const id = idOf(teams.buyerOwner);
    const kept = { reason: "account.last_owner" };
    await expect(removeUser(teams.owner, { id })).rejects.toMatchObject(kept);
    await expect(changeRole(teams.buyerOwner, { id, role: "member" })).rejects.toMatchObject(kept);
    // An owner who never signed in might be nobody.
    const invited = await makeUser(teams.brand, { kind: "buyer", buyerId: teams.buyer.id });
    await expect(removeUser(teams.owner, { id })).rejects.toMatchObject(kept);
    await signedIn(invited);
    await removeUser(teams.owner, { id });
    await expect(removeUser(teams.manager, { id: idOf(teams.owner) })).rejects.toMatchObject({
      reason: "account.owner_only",
    });
  });

  it("cannot remove themselves", async () => {
    const teams = await makeTeams();
    await expect(removeUser(teams.owner, { id: idOf(teams.owner) })).rejects.toMatchObject({
      reason: "account.own_user",
    });
  });

  it("of two owners who remove one another at once one stays", async () => {
    const teams = await makeTeams();
    const second = await makeUser(teams.brand, { kind: "buyer", buyerId: teams.buyer.id });
    await Promise.all([signedIn(teams.buyerOwner), signedIn(second)]);
    const outcomes = await Promise.allSettled([
      removeUser(teams.buyerOwner, { id: idOf(second) }),
      removeUser(second, { id: idOf(teams.buyerOwner) }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("of another brand or company is nobody, and members manage nobody", async () => {
    const [teams, other] = [await makeTeams(), await makeTeams()];
    const competitor = await makeBuyer(teams.brand);
    const strangers = [
      other.buyerMember,
      await makeUser(teams.brand, { kind: "buyer", buyerId: competitor.id, role: "member" }),
      teams.manager,
    ];
    for (const stranger of strangers) {
      const id = idOf(stranger);
      for (const attempt of [
        () => removeUser(teams.buyerOwner, { id }),
        () => changeRole(teams.buyerOwner, { id, role: "owner" }),
        () => endSessions(teams.buyerOwner, { id }),
        () => resendInvite(teams.buyerOwner, { id, origin }, { send: teams.send }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
      }
    }
    const id = idOf(teams.buyerOwner);
    for (const attempt of [
      () => removeUser(teams.buyerMember, { id }),
      () => changeRole(teams.buyerMember, { id, role: "member" }),
      () => endSessions(teams.buyerMember, { id }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    }
    const others = { kind: "buyer", buyerId: competitor.id } as const;
    await expect(listUsers(teams.buyerOwner, others)).rejects.toMatchObject({ code: "not_found" });
    await expect(listUsers(teams.buyerMember, { kind: "operator" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listUsers(teams.owner, { kind: "buyer", buyerId: other.buyer.id })).toEqual([]);
  });
});
