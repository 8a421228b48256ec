import net, { type AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { composeAlert } from "../../src/core/alerts/compose-alert.ts";
import type { Mail, MailTransport } from "../../src/notify/mail-transport.ts";
import { renderAlert } from "../../src/notify/render-alert.ts";
import { openSmtp } from "../../src/notify/smtp-transport.ts";
import { alertSamples } from "./sample-facts.ts";

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const mail: Mail = {
  messageId: "<0193-delivery@on-record.invalid>",
  from: "On Record <record@example.org>",
  to: "analyst@example.org",
  subject: "Официальное заявление · Караганда",
  text: "Найдено заявление.\n",
  html: "<p>Найдено заявление.</p>",
};

interface MailServer {
  port: number;
  transport: MailTransport;
  /** What the server was given, complete, in the order of arrival. */
  received: Buffer[];
}

/** A real SMTP server on loopback that keeps what it is given. */
async function startServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: Buffer[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push(Buffer.concat(chunks));
        done();
      });
    },
    ...options,
  });
  // A client that is cut off is what some of these tests are about.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => await new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { port, transport: open(port), received };
}

function open(port: number, { credentials = "", options = "" } = {}): MailTransport {
  const transport = openSmtp(`smtp://${credentials}127.0.0.1:${port}${options}`);
  closers.unshift(() => transport.close());
  return transport;
}

const refusing = (responseCode: number, message: string) =>
  Object.assign(new Error(message), { responseCode });

type Stage = "recipient" | "before-mail" | "in-mail" | "after-mail";

/** A server that speaks just enough SMTP to come to `stage`; there the connection breaks, or no answer comes any more. */
async function startBrokenServer(
  stage: Stage,
  how: "breaks" | "hangs",
): Promise<{ transport: MailTransport; taken: () => string }> {
  let taken = "";
  const sockets = new Set<net.Socket>();
  const end = (socket: net.Socket) => (how === "breaks" ? socket.destroy() : undefined);
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    let inMail = false;
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString("utf8");
      if (inMail) {
        taken += text;
        if (stage === "in-mail" || taken.endsWith("\r\n.\r\n")) end(socket);
      } else if (/^DATA/iu.test(text)) {
        if (stage === "before-mail") return end(socket);
        inMail = true;
        socket.write("354 go on\r\n");
      } else if (stage === "recipient" && /^RCPT/iu.test(text)) end(socket);
      else socket.write("250 ok\r\n");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return {
    transport: open((server.address() as AddressInfo).port, { options: "?socketTimeout=400" }),
    taken: () => taken,
  };
}

describe("openSmtp", () => {
  it("delivers a mail that reads the same at the other end: subject, both parts, id, headers", async () => {
    const { transport, received } = await startServer();
    const written = await renderAlert(
      composeAlert(alertSamples["official-statement"], { text: (text) => text, url: (url) => url }),
      { locale: "ru", publicUrl: "https://record.example", isInside: true },
    );
    const outcome = await transport.send({
      ...mail,
      ...written,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    expect(outcome).toEqual({ state: "sent" });
    const parsed: ParsedMail = await simpleParser(received[0]!);
    expect(parsed.subject).toBe(written.subject);
    expect(parsed.text?.trim()).toBe(written.text.trim());
    expect(parsed.html).toContain("Фактов нарушения общественного порядка не выявлено");
    expect(parsed.messageId).toBe(mail.messageId);
    expect(parsed.from?.value[0]).toMatchObject({
      name: "On Record",
      address: "record@example.org",
    });
    expect(parsed.headers.get("auto-submitted")).toBe("auto-generated");
    expect(parsed.attachments).toEqual([]);
  });

  it("keeps one message id over several tries", async () => {
    const { transport, received } = await startServer();
    await transport.send(mail);
    await transport.send(mail);
    const ids = await Promise.all(received.map(async (raw) => (await simpleParser(raw)).messageId));
    expect(ids).toEqual([mail.messageId, mail.messageId]);
  });

  it("lets no line break in a subject make a header of its own", async () => {
    const { transport, received } = await startServer();
    await transport.send({ ...mail, subject: "Statement\r\nBcc: other@example.org" });
    const parsed = await simpleParser(received[0]!);
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.subject).toContain("Statement");
  });

  it.each([
    [421, "retry"],
    [450, "retry"],
    [550, "failed"],
  ] as const)("takes %i for the recipient as %s", async (code, state) => {
    const { transport, received } = await startServer({
      onRcptTo: (_address, _session, done) => done(refusing(code, "not now")),
    });
    expect(await transport.send(mail)).toMatchObject({ state, code: `smtp-${code}` });
    expect(received).toEqual([]);
  });

  it.each([
    [452, "retry"],
    [554, "failed"],
  ] as const)(
    "takes %i after the whole mail as %s: the server has said that it did not take it",
    async (code, state) => {
      const { transport } = await startServer({
        onData: (stream, _session, done) => {
          stream.resume();
          stream.on("end", () => done(refusing(code, "no room")));
        },
      });
      expect(await transport.send(mail)).toMatchObject({ state, code: `smtp-${code}` });
    },
  );

  it("tries again where nobody listens", async () => {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise<void>((resolve) => server.close(() => resolve()));
    expect(await open(port).send(mail)).toMatchObject({ state: "retry" });
  });

  it("tries again where the server is too busy to greet", async () => {
    const { transport, received } = await startServer({
      onConnect: (_session, done) => done(refusing(421, "too busy")),
    });
    expect(await transport.send(mail)).toMatchObject({ state: "retry" });
    expect(received).toEqual([]);
  });

  it("tries again where the password is refused: an administrator can correct it", async () => {
    const { port } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(refusing(535, "wrong")),
    });
    expect(await open(port, { credentials: "record:wrong@" }).send(mail)).toMatchObject({
      state: "retry",
      code: "smtp-535",
    });
  });

  it.each(["breaks", "hangs"] as const)(
    "tries again where the connection %s before the mail was handed over",
    async (how) => {
      for (const stage of ["recipient", "before-mail"] as const) {
        const { transport } = await startBrokenServer(stage, how);
        expect(await transport.send(mail)).toMatchObject({ state: "retry" });
      }
    },
  );

  it("tries again where the connection breaks in the middle of a mail: without its end no server takes it", async () => {
    const { transport, taken } = await startBrokenServer("in-mail", "breaks");
    expect(
      await transport.send({ ...mail, text: "A line of a very long mail.\n".repeat(200_000) }),
    ).toMatchObject({ state: "retry" });
    expect(taken()).not.toMatch(/\r\n\.\r\n$/u);
  });

  it.each(["breaks", "hangs"] as const)(
    "does not claim to know what became of a mail whose connection %s after its last byte",
    async (how) => {
      const { transport, taken } = await startBrokenServer("after-mail", how);
      expect(await transport.send(mail)).toMatchObject({ state: "unknown" });
      expect(taken()).toContain(mail.messageId);
    },
  );

  it("waits for a slow server's answer", async () => {
    const { transport, received } = await startServer({
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on("end", () => {
          setTimeout(() => {
            received.push(Buffer.alloc(0));
            done();
          }, 700);
        });
      },
    });
    expect(await transport.send(mail)).toEqual({ state: "sent" });
    expect(received).toHaveLength(1);
  });
});
