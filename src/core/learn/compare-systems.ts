import type { LabelledText } from "./learn-types.ts";
import type { SystemUnderTest } from "./measure-system.ts";
import { truthOf } from "./read-examples.ts";

export interface LabelChange {
  label: string;
  /** Marks that only the second system sets, and how many of them are right. */
  appear: { right: number; wrong: number };
  /** Marks that only the first system sets, and how many of them were right. */
  vanish: { right: number; wrong: number };
}

/** What changes when the second system takes the first one's place, by label; labels without a change are left out. Pure. */
export function compareSystems(
  texts: readonly LabelledText[],
  first: SystemUnderTest,
  second: SystemUnderTest,
): LabelChange[] {
  const changes = new Map<string, LabelChange>();
  for (const source of texts) {
    const [before, after] = [first(source), second(source)];
    for (const label of new Set([...before.keys(), ...after.keys()])) {
      const was = before.get(label)?.marks === true;
      const is = after.get(label)?.marks === true;
      const truth = truthOf(source, label);
      if (was === is || truth === -1) continue;
      let change = changes.get(label);
      if (!change) {
        change = { label, appear: { right: 0, wrong: 0 }, vanish: { right: 0, wrong: 0 } };
        changes.set(label, change);
      }
      change[is ? "appear" : "vanish"][truth === 1 ? "right" : "wrong"]++;
    }
  }
  return [...changes.values()].sort((a, b) => (a.label < b.label ? -1 : 1));
}
