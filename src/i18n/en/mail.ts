/** Mail and messages. */
export const mail = {
  "mail.greeting": "Hello, {name}.",
} as const;
