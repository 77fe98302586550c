import { useTranslations } from "next-intl";
import type { UserView } from "@/lib/accounts/team-schema";
import { Time } from "../time";
import { StatusPill } from "../ui/status-pill";
import { type Column, Table } from "../ui/table";
import { TextLink } from "../ui/text-link";
import { PersonDeeds } from "./person-deeds";
import type { TeamActions } from "./team-actions";

interface Props {
  readonly people: readonly UserView[];
  /** The roles the team knows, the strongest first. */
  readonly roles: readonly UserView["role"][];
  /** Of the reader, who neither removes themselves nor changes their own role here. */
  readonly ownId: string;
  /** Where stands what a person did, for who may read it. */
  readonly historyHref?: ((id: UserView["id"]) => string) | undefined;
  /** Null: the reader may look only. */
  readonly actions: TeamActions | null;
}

/** Who belongs to a team, since when they were not seen, and what can be done about it. */
export function TeamTable({ people, roles, ownId, historyHref, actions }: Props) {
  const t = useTranslations("team");
  const columns: Column<UserView>[] = [
    {
      key: "name",
      header: t("person"),
      primary: true,
      cell: ({ id, name, email }) => (
        <>
          <span className="block">
            {name}
            {id === ownId && <span className="ms-1.5 font-normal text-muted">{t("you")}</span>}
          </span>
          <span className="block text-[0.8125rem] font-normal break-all text-muted">{email}</span>
        </>
      ),
    },
    { key: "role", header: t("role"), cell: ({ role }) => t(`roles.${role}`) },
    { key: "seen", header: t("lastSeen"), cell: (person) => <Seen person={person} /> },
    {
      key: "sessions",
      header: t("sessions"),
      align: "end",
      wide: true,
      cell: ({ openSessions }) => openSessions,
    },
  ];
  if (historyHref) {
    columns.push({
      key: "history",
      header: t("history"),
      cell: ({ id, name, email }) => (
        <TextLink href={historyHref(id)} aria-label={t("historyOf", { name: name || email })}>
          {t("historyShow")}
        </TextLink>
      ),
    });
  }
  if (actions) {
    columns.push({
      key: "deeds",
      header: t("deeds"),
      align: "end",
      deeds: true,
      cell: (person) =>
        person.id !== ownId && <PersonDeeds person={person} roles={roles} actions={actions} />,
    });
  }
  return <Table caption={t("title")} columns={columns} rows={people} rowKey={({ id }) => id} />;
}

function Seen({ person }: { readonly person: UserView }) {
  const t = useTranslations("team");
  if (person.lastSeenAt) return <Time at={person.lastSeenAt} />;
  if (!person.invitedUntil) return t("never");
  return <StatusPill tone="info">{t("pending")}</StatusPill>;
}
