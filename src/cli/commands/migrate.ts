import { readConfig } from "../../config.ts";
import { applyMigrations } from "../../store/apply-migrations.ts";
import { findRunningDatabase } from "../running-instance.ts";

/** `onrecord migrate`: brings the database of DATABASE_URL up to date, before the processes of an installation start. */
export async function migrate(): Promise<void> {
  const config = readConfig();
  const applied = await applyMigrations(config.databaseUrl ?? findRunningDatabase(config.dataDir));
  console.error(
    applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.",
  );
}
