import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Clock } from "../clock.ts";
import { measureItems, measureStaleness } from "../store/measures.ts";
import type { Store } from "../store/open-store.ts";
import { measureBacklog } from "../store/outbox.ts";

/** Numbers without names, in Prometheus' form. Read from the database when asked. */
export function createMetrics(store: Store, clock: Clock, process: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "onrecord_queue_undone",
    help: "Pieces of work in the outbox that are not done, by queue.",
    labelNames: ["queue"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const row of await measureBacklog(store, clock.now()))
        this.set({ queue: row.queue }, row.undone);
    },
  });
  new Gauge({
    name: "onrecord_queue_oldest_due_seconds",
    help: "Age of the oldest piece of work that is due and not done, by queue.",
    labelNames: ["queue"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const row of await measureBacklog(store, clock.now()))
        this.set({ queue: row.queue }, row.oldestDueSeconds);
    },
  });
  new Gauge({
    name: "onrecord_items",
    help: "Items by state: new, present, suspected, removed.",
    labelNames: ["state"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const row of await measureItems(store)) this.set({ state: row.state }, row.count);
    },
  });
  new Gauge({
    name: "onrecord_source_staleness_seconds",
    help: "Seconds since the last successful poll, by source.",
    labelNames: ["source"],
    registers: [registry],
    async collect() {
      this.reset();
      for (const row of await measureStaleness(store, clock.now()))
        this.set({ source: row.source }, row.seconds);
    },
  });
  return registry;
}
