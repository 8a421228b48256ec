import fs from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { OnRecordError } from "../../errors/on-record-error.ts";

/** The package would not fit into the plain container that every reader and our verifier know. */
export class PackageTooLargeError extends OnRecordError {
  readonly code = "package-too-large";
  readonly retry = "never";
}

export type PackageFile = { path: string } & ({ bytes: Buffer } | { file: string; size: number });

const maxBytes = 0xfff00000;
const maxFiles = 65_000;

/**
 * Writes the files one behind another, stored as they are, with a fixed date and fixed rights: the container's bytes follow
 * from the files alone, and the verifier builds them again to see that nothing else is in it.
 *
 * @throws {PackageTooLargeError} from 4 GiB on
 */
export async function writeContainer(out: string, files: readonly PackageFile[]): Promise<void> {
  const size = files.reduce(
    (sum, file) => sum + ("bytes" in file ? file.bytes.length : file.size),
    0,
  );
  if (size > maxBytes || files.length > maxFiles)
    throw new PackageTooLargeError(
      `The package would hold ${files.length} files of ${Math.round(size / 2 ** 20)} MiB; 4 GiB is the limit. Export fewer captures: --versions-only leaves out those that brought no new version.`,
      { context: { bytes: size, files: files.length } },
    );
  const zip = new ZipFile();
  const options = {
    compress: false,
    mtime: new Date(1980, 0, 1),
    mode: 0o100644,
    forceDosTimestamp: true,
  };
  const failed = Promise.withResolvers<never>();
  zip.once("error", failed.reject);
  for (const file of files)
    zip.addReadStreamLazy(file.path, options, (give) => {
      const bytes = "bytes" in file ? Readable.from([file.bytes]) : fs.createReadStream(file.file);
      bytes.once("error", failed.reject);
      give(null, bytes);
    });
  zip.end();
  const target = fs.createWriteStream(out, { mode: 0o600, flush: true });
  await Promise.race([pipeline(zip.outputStream, target), failed.promise]);
}
