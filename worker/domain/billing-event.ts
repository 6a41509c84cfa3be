/** Names of the providers that bill, as in routes, queue messages and rows. */
export const BILLING_PROVIDERS = ['mercado-pago', 'paddle'] as const;
export type BillingProvider = (typeof BILLING_PROVIDERS)[number];

/** That something happened at a provider: a hint. What it is, is fetched from the provider before anything acts on it. */
export interface BillingEvent {
  provider: BillingProvider;
  /** The same on every delivery of the event. */
  eventId: string;
  type: string;
  /** Of the payment or subscription that it is about; empty where it names none. */
  resourceId: string;
  /** ISO 8601, as the provider wrote it; null where it does not say. */
  occurredAt: string | null;
}
