/** Which of `parts` parts a group belongs to: evenly spread, and the same on every machine (FNV-1a). Pure. */
export function foldOf(group: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < group.length; i++) hash = Math.imul(hash ^ group.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return (hash >>> 0) % parts;
}
