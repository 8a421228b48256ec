/** Who uses the installation: each role may do what the one before it may, and more. */
export const userRoles = ["reader", "analyst", "coordinator", "admin"] as const;
export type UserRole = (typeof userRoles)[number];

export interface Actor {
  id: string;
  role: UserRole;
}

/** What of an incident decides on access: everybody of the organisation, or its members alone. */
export interface IncidentScope {
  visibility: "organisation" | "members";
  isMember: boolean;
}

type Who = "anyone" | "signed-in" | UserRole;

/**
 * The one table. An action names the least role that may do it; `scoped` ones are about an incident and are refused
 * as well where that incident is not the actor's to see. Being an administrator opens no members-only incident: a case
 * database that maps activists is kept from those who run it, too.
 */
const rules = {
  "setup.read": { who: "anyone" },
  "setup.create": { who: "anyone" },
  "session.create": { who: "anyone" },
  "openapi.read": { who: "anyone" },
  "session.delete": { who: "signed-in" },
  "me.read": { who: "signed-in" },
  "me.update": { who: "signed-in" },
  "incident.list": { who: "reader" },
  "incident.read": { who: "reader", scoped: true },
  "article.read": { who: "reader" },
  "source.read": { who: "reader" },
  "alert.read": { who: "reader" },
  "live.read": { who: "reader" },
  "review.read": { who: "analyst" },
  "review.decide": { who: "analyst" },
  "alert.acknowledge": { who: "analyst" },
  "hidden-person.read": { who: "analyst", scoped: true },
  "incident.create": { who: "coordinator" },
  "incident.edit": { who: "coordinator", scoped: true },
  "delivery.read": { who: "coordinator" },
  "delivery.settle": { who: "coordinator" },
  "mailbox.read": { who: "coordinator" },
  "audit.read": { who: "admin" },
  "user.manage": { who: "admin" },
  "source.override-robots": { who: "admin" },
  "docs.read": { who: "admin" },
} as const satisfies Record<string, { who: Who; scoped?: true }>;

export type Action = keyof typeof rules;
export const actions = Object.keys(rules) as Action[];

const isAction = (action: string): action is Action => Object.hasOwn(rules, action);

/**
 * May `actor` (null: nobody signed in) do `action`? Default deny: an unknown action is refused. A scoped action without
 * its incident asks only whether the role may do it at all; lists then ask again for each incident. Pure.
 */
export function can(actor: Actor | null, action: string, incident?: IncidentScope): boolean {
  if (!isAction(action)) return false;
  const rule: { who: Who; scoped?: true } = rules[action];
  if (rule.who === "anyone") return true;
  if (actor === null) return false;
  if (rule.who !== "signed-in" && userRoles.indexOf(actor.role) < userRoles.indexOf(rule.who))
    return false;
  if (rule.scoped && incident) return incident.visibility === "organisation" || incident.isMember;
  return true;
}
