import nodemailer from "nodemailer";
import type { MailTransport, SendOutcome } from "./mail-transport.ts";
import { watchHandOver } from "./watch-hand-over.ts";

interface SmtpError extends Error {
  code?: string;
  responseCode?: number;
}

/** Mail through an SMTP server, such as `smtp://user:password@host:587`. */
export function openSmtp(url: string): MailTransport {
  return {
    send: async ({ headers, ...mail }) => {
      const { logger, wasHandedOver } = watchHandOver();
      // One connection a mail: what is watched is then of this mail alone.
      const transport = nodemailer.createTransport({
        url,
        logger,
        connectionTimeout: 15_000,
        greetingTimeout: 15_000,
        socketTimeout: 60_000,
      } as never);
      try {
        await transport.sendMail({
          ...mail,
          ...(headers ? { headers } : {}),
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { state: "sent" };
      } catch (error) {
        return judgeFailure(error as SmtpError, wasHandedOver());
      } finally {
        transport.close();
      }
    },
    close: () => {},
  };
}

/**
 * A 4xx answer is worth another try, a 5xx is not; a connection that broke when the whole mail was handed over leaves
 * the outcome open.
 */
export function judgeFailure(error: SmtpError, wasHandedOver: boolean): SendOutcome {
  const code = error.responseCode
    ? `smtp-${error.responseCode}`
    : (error.code ?? "smtp-error").toLowerCase();
  const text = error.message;
  // A refused password says nothing of the mail: an administrator can correct it.
  if (error.code === "EAUTH") return { state: "retry", code, text };
  if (error.responseCode !== undefined)
    return { state: error.responseCode >= 500 ? "failed" : "retry", code, text };
  return { state: wasHandedOver ? "unknown" : "retry", code, text };
}
