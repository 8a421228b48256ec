import { simpleParser } from "mailparser";
import { z } from "zod";
import { listMailbox, readMailboxMessage } from "../../store/mailbox.ts";
import { ApiError } from "../api-error.ts";
import type { ApiInstance } from "../api-instance.ts";
import { answers, idParams, instant } from "../schemas.ts";
import type { ServerDeps } from "../server-deps.ts";

const headSchema = z.object({
  id: z.string(),
  sender: z.string(),
  recipients: z.array(z.string()),
  subject: z.string(),
  receivedAt: instant,
});
const messageSchema = headSchema.extend({
  text: z.string(),
  hasHtml: z.boolean(),
  attachments: z.array(z.object({ name: z.string(), contentType: z.string(), bytes: z.number() })),
});

/** A mail's own HTML runs nothing and loads nothing; its pictures are carried inside it. */
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** The demo's built-in mailbox: what On Record has sent, without a mail server. */
export async function mailboxRoutes(app: ApiInstance, deps: ServerDeps): Promise<void> {
  const config = { action: "mailbox.read" } as const;
  app.get(
    "/mailbox",
    {
      config,
      schema: {
        operationId: "listMailbox",
        summary: "Messages of the built-in mailbox",
        response: answers(z.object({ messages: z.array(headSchema) })),
      },
    },
    async () => ({
      messages: (await listMailbox(deps.store.prisma, 200)).map(presentHead),
    }),
  );

  app.get(
    "/mailbox/:id",
    {
      config,
      schema: {
        operationId: "readMail",
        summary: "One message: its text part and what else it has",
        params: idParams,
        response: answers(messageSchema),
      },
    },
    async (request) => {
      const row = await readMailboxMessage(deps.store.prisma, request.params.id);
      if (!row) throw new ApiError("not-found");
      const mail = await simpleParser(Buffer.from(row.raw), {
        skipHtmlToText: true,
        skipTextToHtml: true,
      });
      const attachments = mail.attachments.map((file) => ({
        name: file.filename ?? file.cid ?? "",
        contentType: file.contentType,
        bytes: file.size,
      }));
      return {
        ...presentHead(row),
        text: mail.text ?? "",
        hasHtml: typeof mail.html === "string",
        attachments,
      };
    },
  );

  app.get(
    "/mailbox/:id/html",
    { config, schema: { hide: true, params: idParams } },
    async (request, reply) => {
      const row = await readMailboxMessage(deps.store.prisma, request.params.id);
      if (!row) throw new ApiError("not-found");
      // Pictures that a message carries by content id become data addresses; nothing is fetched.
      const mail = await simpleParser(Buffer.from(row.raw), {
        skipHtmlToText: true,
        skipTextToHtml: true,
      });
      if (typeof mail.html !== "string") throw new ApiError("not-found");
      return await reply
        .header("content-security-policy", mailPolicy)
        .header("x-frame-options", "SAMEORIGIN")
        .type("text/html; charset=utf-8")
        .send(mail.html);
    },
  );
}

const presentHead = (row: {
  id: string;
  sender: string;
  recipients: string[];
  subject: string;
  receivedAt: Date;
}) => ({
  id: row.id,
  sender: row.sender,
  recipients: row.recipients,
  subject: row.subject,
  receivedAt: row.receivedAt.toISOString(),
});
