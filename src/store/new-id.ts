import { v7 } from "uuid";

/** A UUIDv7: sortable by time of making, made in the application. */
export const newId = (): string => v7();
