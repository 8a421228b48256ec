/** The features of one example: numbers of their names, each once, and what they count. */
export interface Features {
  names: Int32Array;
  values: Float32Array;
}

/** Gives each feature's name a number: an example has hundreds of features, and a name kept once costs little. */
export class FeatureNames {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  get count(): number {
    return this.#names.length;
  }

  nameOf(number: number): string {
    return this.#names[number] as string;
  }

  /** The number of a name, or -1 when no example has it. */
  find(name: string): number {
    return this.#numbers.get(name) ?? -1;
  }

  /** Features as they are listed, by number. */
  pack(listed: ReadonlyMap<string, number>): Features {
    const names = new Int32Array(listed.size);
    const values = new Float32Array(listed.size);
    let at = 0;
    for (const [name, value] of listed) {
      names[at] = this.#numberOf(name);
      values[at++] = value;
    }
    return { names, values };
  }

  #numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }
}
