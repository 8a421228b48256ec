import { SegmentedControl, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../api.ts";
import type { ListMailboxAnswer, ReadMailAnswer } from "../api-types.ts";
import { useLanguage } from "../i18n.tsx";
import { PageFrame } from "../page-frame.tsx";
import { Empty, Ready } from "../states.tsx";

export function MailboxPage() {
  const { t } = useLanguage();
  const mails = useQuery({
    queryKey: ["mailbox"],
    queryFn: async () => await get<ListMailboxAnswer>("/mailbox"),
    refetchInterval: 10_000,
  });
  return (
    <PageFrame title={t("mailbox.title")} lead={t("mailbox.lead")} wide>
      <Ready query={mails}>
        {(data) =>
          data.messages.length === 0 ? (
            <Empty title={t("mailbox.empty")} />
          ) : (
            <Mailbox mails={data.messages} />
          )
        }
      </Ready>
    </PageFrame>
  );
}

function Mailbox({ mails }: { mails: ListMailboxAnswer["messages"] }) {
  const { t, relative } = useLanguage();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen = mails.find((mail) => mail.id === chosenId) ?? mails[0]!;
  return (
    <div className="mailbox">
      <ul className="mail-list" aria-label={t("mailbox.title")}>
        {mails.map((mail) => (
          <li key={mail.id}>
            <button
              type="button"
              className="mail-row"
              aria-current={mail.id === chosen.id || undefined}
              onClick={() => setChosenId(mail.id)}
            >
              <Text size="sm" fw={600} lineClamp={2}>
                {mail.subject}
              </Text>
              <Text size="xs" className="quiet">
                {mail.recipients.join(", ")} · {relative(mail.receivedAt)}
              </Text>
            </button>
          </li>
        ))}
      </ul>
      <Mail id={chosen.id} />
    </div>
  );
}

/** The text part as text. The designed part in a frame of its own that runs nothing, loads nothing and knows nothing of us. */
function Mail({ id }: { id: string }) {
  const { t, dateTime } = useLanguage();
  const [view, setView] = useState("html");
  const mail = useQuery({
    queryKey: ["mail", id],
    queryFn: async () => await get<ReadMailAnswer>(`/mailbox/${id}`),
    staleTime: Infinity,
  });
  return (
    <Ready query={mail}>
      {(data) => (
        <article className="mail">
          <Title order={2} size="h4" mb={4}>
            {data.subject}
          </Title>
          <Text size="sm" className="quiet" mb="sm">
            {t("mailbox.from")}: {data.sender} · {t("mailbox.to")}: {data.recipients.join(", ")} ·{" "}
            {dateTime(data.receivedAt)}
          </Text>
          {data.hasHtml && (
            <SegmentedControl
              size="xs"
              mb="sm"
              aria-label={t("mailbox.title")}
              value={view}
              onChange={setView}
              data={[
                { value: "html", label: t("mailbox.html") },
                { value: "text", label: t("mailbox.text") },
              ]}
            />
          )}
          {data.hasHtml && view === "html" ? (
            <iframe
              className="mail-html"
              sandbox=""
              src={`/api/mailbox/${id}/html`}
              title={data.subject}
              referrerPolicy="no-referrer"
            />
          ) : (
            <pre className="mail-text">{data.text}</pre>
          )}
        </article>
      )}
    </Ready>
  );
}
