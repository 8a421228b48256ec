/** Places tried for one form: texts made to collide are read more slowly, never endlessly. */
const MAX_PROBES = 32;
/** Longer forms are not kept. */
const MAX_LETTERS = 64;
const FIRST_SLOTS = 1 << 12;

/**
 * Something for each word form, found by its letters where they stand in a text: no string is made to look it up. Forgets
 * all at once when it holds `limit` forms, so that memory stays flat.
 */
export class FormTable<Value> {
  readonly #limit: number;
  /** Number of a form plus one, at a place that its hash tells; 0 for none. */
  #slots = new Int32Array(FIRST_SLOTS);
  /** Of form `i` the hash at `2 * i` and beside it where its letters end. */
  #forms = new Int32Array(FIRST_SLOTS);
  /** All forms' letters in a row. */
  #letters = new Uint16Array(FIRST_SLOTS);
  #values: Value[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What is known of `text` from `start` to `end`. */
  get(text: string, start: number, end: number): Value | undefined {
    const hash = hashOf(text, start, end);
    const mask = this.#slots.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const form = (this.#slots[(hash + probe) & mask] as number) - 1;
      if (form < 0) return undefined;
      if (this.#forms[2 * form] === hash && this.#isForm(form, text, start, end))
        return this.#values[form];
    }
    return undefined;
  }

  /** Remembers `value` for a form that `get` did not know. */
  add(text: string, start: number, end: number, value: Value): void {
    if (end - start > MAX_LETTERS) return;
    if (this.#values.length >= this.#limit) this.#clear();
    if (this.#values.length * 2 >= this.#slots.length) this.#growSlots();
    const hash = hashOf(text, start, end);
    if (!this.#place(hash, this.#values.length)) return;
    const form = this.#values.push(value) - 1;
    let to = this.#endBefore(form);
    if (to + MAX_LETTERS > this.#letters.length) {
      const longer = new Uint16Array(this.#letters.length * 2);
      longer.set(this.#letters);
      this.#letters = longer;
    }
    for (let at = start; at < end; at++) this.#letters[to++] = text.charCodeAt(at);
    this.#forms[2 * form] = hash;
    this.#forms[2 * form + 1] = to;
  }

  #endBefore(form: number): number {
    return form === 0 ? 0 : (this.#forms[2 * form - 1] as number);
  }

  #clear(): void {
    this.#slots.fill(0);
    this.#values = [];
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    // half as many forms as slots at most, of two numbers each
    const longer = new Int32Array(this.#slots.length);
    longer.set(this.#forms);
    this.#forms = longer;
    for (let form = 0; form < this.#values.length; form++)
      this.#place(longer[2 * form] as number, form);
  }

  /** @returns false where no place is free near by. */
  #place(hash: number, form: number): boolean {
    const mask = this.#slots.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe++) {
      const slot = (hash + probe) & mask;
      if (this.#slots[slot] !== 0) continue;
      this.#slots[slot] = form + 1;
      return true;
    }
    return false;
  }

  #isForm(form: number, text: string, start: number, end: number): boolean {
    const from = this.#endBefore(form);
    if ((this.#forms[2 * form + 1] as number) - from !== end - start) return false;
    for (let i = 0; i < end - start; i++)
      if (this.#letters[from + i] !== text.charCodeAt(start + i)) return false;
    return true;
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
