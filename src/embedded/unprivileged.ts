import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { EmbeddedPostgresError } from "./postgres-binaries.ts";

/** How to run a program as somebody who is not root: PostgreSQL refuses uid 0. */
export interface Unprivileged {
  /** Words put before the command. */
  prefix: string[];
  uid?: number;
  gid?: number;
}

/**
 * Not root: nothing to do. Root: a user namespace, in which files that belong to root stay readable (also below a
 * directory of mode 0700) while PostgreSQL sees an ordinary user. Where namespaces are forbidden: the user `nobody`,
 * who must be able to reach `paths`.
 *
 * @throws {EmbeddedPostgresError} when neither way is open.
 */
export function becomeUnprivileged(paths: string[]): Unprivileged {
  if (process.getuid?.() !== 0) return { prefix: [] };
  if (spawnSync("unshare", ["--user", "--", "true"]).status === 0)
    return { prefix: ["unshare", "--user", "--"] };
  const id = (flag: string) =>
    Number(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout);
  const [uid, gid] = [id("-u"), id("-g")];
  const reachable = paths.every(
    (path) => spawnSync("test", ["-r", path], { uid, gid }).status === 0,
  );
  if (!uid || !reachable) {
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, this machine allows no user namespaces, and the user "nobody" cannot read ${paths.find((path) => fs.existsSync(path)) ?? paths[0]}. ` +
        `Start On Record as an ordinary user, move it to a directory that everybody may read, or set DATABASE_URL.`,
    );
  }
  return { prefix: [], uid, gid };
}
