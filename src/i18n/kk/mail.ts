/** Хаттар мен хабарламалар. */
export const mail = {
  "mail.greeting": "Сәлеметсіз бе, {name}.",
} as const;
