import type { TimeAnchorRow } from "../../store/time-anchors.ts";
import type { SignedLog } from "../sign-tree-head.ts";
import { headStatement } from "../standalone/verify-evidence.mjs";
import type { PackageEvidence } from "./describe-evidence.ts";
import type { PackageFile } from "./write-container.ts";

/** Tokens of time-stamp authorities and proofs of calendars beside the text that each is over: `openssl ts -verify` and `ots verify` take the two. */
export function packAnchors(
  rows: readonly TimeAnchorRow[],
  log: SignedLog,
): { files: PackageFile[]; anchors: PackageEvidence["anchors"] } {
  const files = new Map<string, PackageFile>();
  // A promise that was kept is in the proof.
  const isKept = ({ kind, headSize, authority }: TimeAnchorRow) =>
    kind === "ots-pending" &&
    rows.some(
      (row) =>
        row.kind === "ots-bitcoin" && row.headSize === headSize && row.authority === authority,
    );
  const told = rows.filter((row) => !isKept(row));
  const anchors = told.flatMap(({ token, ...anchor }, index) => {
    const head = [...log.earlier, log.head].find(({ size }) => size === anchor.headSize);
    if (!head) return [];
    const statement = `onrecord/anchors/${head.size}.txt`;
    const tokenFile = `onrecord/anchors/${head.size}-${index + 1}.${anchor.kind === "rfc3161" ? "tst" : "ots"}`;
    files.set(statement, { path: statement, bytes: Buffer.from(headStatement(head)) });
    files.set(tokenFile, { path: tokenFile, bytes: token });
    return [{ ...anchor, statement, token: tokenFile }];
  });
  return { files: [...files.values()], anchors };
}
