/** Something for some of a text's tokens, by their numbers: a map that is read at every word, so it is a plain array. */
export class TokenMap<Value> {
  readonly #values: (Value | undefined)[] = [];

  /** For tokens 0 to `length` - 1. */
  constructor(length: number) {
    for (let token = 0; token < length; token++) this.#values.push(undefined);
  }

  get(token: number): Value | undefined {
    return token < 0 ? undefined : this.#values[token];
  }

  has(token: number): boolean {
    return this.get(token) !== undefined;
  }

  set(token: number, value: Value): void {
    this.#values[token] = value;
  }
}
