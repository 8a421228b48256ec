/** Письма и сообщения. */
export const mail = {
  "mail.greeting": "Здравствуйте, {name}.",
} as const;
