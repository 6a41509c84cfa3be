/** When a business is open. Times are `HH:MM` in its time zone. */
export interface OpeningHours {
  /** Weekday by ISO 8601, 1 Monday to 7 Sunday; one that closes at or before it opens closes on the next day. */
  weekly: { weekday: number; opens: string; closes: string }[];
  /** Days that differ (`YYYY-MM-DD`); without times the business is closed. */
  specialDays: { day: string; name: string; opens: string | null; closes: string | null }[];
}
