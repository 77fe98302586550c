/**
 * Who may do what. A use case names one permission; this table says which actors hold it. An operator role, a buyer's or a
 * supplier's user, a source's key and the system are the only actors there are (see `ctx.ts`).
 */
export const OPERATOR_ROLES = ["owner", "manager", "support", "viewer"] as const;
export const COMPANY_ROLES = ["owner", "member"] as const;
export type OperatorRole = (typeof OPERATOR_ROLES)[number];
export type CompanyRole = (typeof COMPANY_ROLES)[number];

export type ActorClass =
  | `operator:${OperatorRole}`
  | `buyer:${CompanyRole}`
  | `supplier:${CompanyRole}`
  | "source"
  | "anonymous"
  | "system";

const OPERATORS = ["operator:owner", "operator:manager", "operator:support", "operator:viewer"] as const;
const STAFF = ["operator:owner", "operator:manager", "operator:support"] as const;
const MANAGERS = ["operator:owner", "operator:manager"] as const;
const BUYERS = ["buyer:owner", "buyer:member"] as const;
const SUPPLIERS = ["supplier:owner", "supplier:member"] as const;

const TABLE = {
  "account.sign_in": ["anonymous", ...OPERATORS, ...BUYERS, ...SUPPLIERS],
  "account.read_self": [...OPERATORS, ...BUYERS, ...SUPPLIERS],
  "account.manage_users": MANAGERS,
  /** The people of the brand, or of one's own company. */
  "account.read_team": [...OPERATORS, ...BUYERS, ...SUPPLIERS],
  "account.manage_team": [...MANAGERS, "buyer:owner", "supplier:owner"],
  "key.manage_own": [...OPERATORS, ...BUYERS, ...SUPPLIERS],
  /** The palette: each kind of hit asks for its own permission besides. */
  "portal.search": [...OPERATORS, ...BUYERS, ...SUPPLIERS],
  "view.manage_own": [...OPERATORS, ...BUYERS, ...SUPPLIERS],
  "brand.read": [...OPERATORS, ...BUYERS, ...SUPPLIERS, "source", "anonymous"],
  "brand.manage": ["operator:owner"],
  "buyer.list": OPERATORS,
  "buyer.read": [...OPERATORS, ...BUYERS],
  "buyer.manage": MANAGERS,
  "wallet.read": [...OPERATORS, ...BUYERS],
  "wallet.adjust": MANAGERS,
  "wallet.freeze": MANAGERS,
  /** From which balance on a buyer is told that money runs short. */
  "buyer.set_alert": [...MANAGERS, "buyer:owner"],
  "supplier.list": OPERATORS,
  "supplier.read": [...OPERATORS, ...SUPPLIERS],
  "supplier.manage": MANAGERS,
  "source.read": [...OPERATORS, ...SUPPLIERS],
  "source.manage": MANAGERS,
  "source.rotate_key": [...MANAGERS, "supplier:owner"],
  "category.read": [...OPERATORS, ...BUYERS, ...SUPPLIERS, "source"],
  "category.manage": MANAGERS,
  "stage.read": OPERATORS,
  "stage.manage": MANAGERS,
  "contract.read": [...OPERATORS, ...BUYERS],
  "contract.manage": MANAGERS,
  "contract.pause": [...MANAGERS, ...BUYERS],
  "endpoint.read": [...OPERATORS, ...BUYERS],
  "endpoint.manage": [...MANAGERS, "buyer:owner"],
  "lead.post": ["source"],
  "lead.post_test": SUPPLIERS,
  "lead.read": OPERATORS,
  "lead.read_bought": BUYERS,
  "lead.read_supplied": [...SUPPLIERS, "source"],
  "lead.open": BUYERS,
  "lead.work": BUYERS,
  "lead.read_decision": OPERATORS,
  /** Contacts leave in a file. */
  "lead.export": STAFF,
  "lead.resell": MANAGERS,
  "lead.erase": MANAGERS,
  "sale.reverse": MANAGERS,
  "delivery.read": [...OPERATORS, ...BUYERS],
  "delivery.redeliver": [...STAFF, ...BUYERS],
  "audit.read": OPERATORS,
  "outbox.read": [...OPERATORS, ...BUYERS, ...SUPPLIERS],
} as const satisfies Record<string, readonly ActorClass[]>;

export type Permission = keyof typeof TABLE;

/** "system" (jobs, seed) holds every permission; it is never made from a request. */
export function mayDo(actor: ActorClass, permission: Permission): boolean {
  return actor === "system" || (TABLE[permission] as readonly ActorClass[]).includes(actor);
}

/** Who holds a permission, for the API's document. */
export function holdersOf(permission: Permission): readonly ActorClass[] {
  return TABLE[permission];
}
