import type { en } from "./en.ts";

export type Messages = typeof en;
export type MessageKey = keyof Messages;
/** A catalogue of another language: the same keys, nothing missing, nothing more. */
export type Catalogue = Record<MessageKey, string>;

type Plain<Name extends string> = Name extends `#${string}` | `${string} ${string}` ? never : Name;
type FirstName<Tail extends string> = Tail extends `${infer Inner}}${string}`
  ? Inner extends `${infer Name},${string}`
    ? Plain<Name>
    : Plain<Inner>
  : never;
/** Names of the placeholders of an ICU message. Branches of a plural start with # or hold a space, so they are no names. */
export type ParamNames<Message extends string> = Message extends `${string}{${infer Tail}`
  ? FirstName<Tail> | ParamNames<Tail>
  : never;

export type Params<Key extends MessageKey> = Record<ParamNames<Messages[Key]>, string | number>;
type Rest<Key extends MessageKey> = [ParamNames<Messages[Key]>] extends [never]
  ? []
  : [params: Params<Key>];
export type Translate<K extends MessageKey = MessageKey> = <Key extends K>(
  key: Key,
  ...params: Rest<Key>
) => string;

interface Format {
  format(params?: Record<string, string | number>): unknown;
}
type FormatConstructor = new (message: string, locale: string) => Format;

/** Compiles each message once, when it is first used. The page loads one catalogue, the server all three. */
export function makeTranslator(
  locale: string,
  catalogue: Catalogue,
  FormatOf: FormatConstructor,
): Translate {
  const compiled = new Map<string, Format>();
  return (key, ...params) => {
    const message = (catalogue as Record<string, string>)[key];
    if (message === undefined)
      throw new Error(`Message ${key} is missing in the ${locale} catalogue (src/i18n/${locale}).`);
    if (!message.includes("{")) return message;
    const format = compiled.get(key) ?? new FormatOf(message, locale);
    compiled.set(key, format);
    return String(format.format(params[0] as Record<string, string | number> | undefined));
  };
}
