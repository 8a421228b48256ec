import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { Clock } from "../src/clock.ts";
import type { MailTransport } from "../src/notify/mail-transport.ts";
import { saveMailboxMessage } from "../src/store/mailbox.ts";
import type { Store } from "../src/store/open-store.ts";

/** Mail into the built-in mailbox that the page shows: where no mail server is set, nothing leaves the machine. */
export function openMailbox(store: Store, clock: Clock): MailTransport {
  return {
    send: async ({ headers, ...mail }) => {
      const raw = await new MailComposer({
        ...mail,
        ...(headers ? { headers } : {}),
        date: clock.now(),
      })
        .compile()
        .build();
      await saveMailboxMessage(
        store.prisma,
        {
          messageId: mail.messageId,
          sender: mail.from,
          recipients: [mail.to],
          subject: mail.subject,
          raw,
        },
        clock.now(),
      );
      return { state: "sent" };
    },
    close: () => {},
  };
}
