import type { Clock } from "../src/clock.ts";
import type { Lexicon } from "../src/core/analyze/lexicon.ts";
import type { CompiledGazetteer } from "../src/core/gazetteer/compile-gazetteer.ts";
import type { Logger } from "../src/log.ts";
import type { SecondReader } from "../src/second-reader/second-reader.ts";
import type { Store } from "../src/store/open-store.ts";

/** What every worker works with. */
export interface WorkContext {
  store: Store;
  clock: Clock;
  log: Logger;
  lexicon: Lexicon;
  gazetteer: CompiledGazetteer;
  /** Reads marked texts beside the analyser; null unless the user named one. */
  secondReader: SecondReader | null;
  /** Opens sealed names. */
  masterKey: Buffer;
  /** Alerts of one incident that come within this time go out together. */
  alertWaitMs: number;
  /** Sender of our mails, and the address under which the page is reached. */
  mailFrom: string;
  publicUrl: string;
}
