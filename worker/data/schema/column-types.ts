import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A point in time: `timestamptz`, a Date in code. */
export const moment = (name: string) => timestamp(name, { withTimezone: true });

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
