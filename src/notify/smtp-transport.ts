import nodemailer from "nodemailer";
import type { MailTransport, SendOutcome } from "./mail-transport.ts";

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** Mail through an SMTP server, such as `smtp://user:password@host:587`. */
export function openSmtp(url: string): MailTransport {
  const transport = nodemailer.createTransport(url, { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 } as never);
  return {
    send: async ({ headers, ...mail }) => {
      try {
        await transport.sendMail({ ...mail, ...(headers ? { headers } : {}), disableFileAccess: true, disableUrlAccess: true });
        return { state: "sent" };
      } catch (error) {
        return judgeFailure(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

/** A 4xx answer is worth another try, a 5xx is not; a connection that broke after DATA leaves the outcome open. */
export function judgeFailure(error: SmtpError): SendOutcome {
  const code = error.responseCode ? `smtp-${error.responseCode}` : (error.code ?? "smtp-error").toLowerCase();
  const text = error.message;
  if (error.responseCode !== undefined) return { state: error.responseCode >= 500 ? "failed" : "retry", code, text };
  if (error.code === "EAUTH") return { state: "retry", code, text };
  return { state: error.command === "DATA" ? "unknown" : "retry", code, text };
}
