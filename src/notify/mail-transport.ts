/** A mail, complete. Addresses are in clear here and nowhere else. */
export interface Mail {
  /** RFC 5322 Message-ID with angle brackets; the same for every try of one delivery. */
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers?: Record<string, string>;
}

/**
 * What became of a send. `unknown`: it began and nobody can say whether the server took it; such a mail is
 * held for a person, since sending again could double it and not sending could lose it.
 */
export type SendOutcome =
  | { state: "sent" }
  | { state: "failed" | "retry" | "unknown"; code: string; text: string };

export interface MailTransport {
  send(mail: Mail): Promise<SendOutcome>;
  close(): void;
}
