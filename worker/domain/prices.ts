import * as z from 'zod';

const perMillion = z.number().int().min(0).max(1_000_000_000);
/** Micro-units of the currency for a million tokens, as providers print their prices. */
const model = z.strictObject({ prompt: perMillion, completion: perMillion });

/** The price table of a deployment. All amounts are whole micro-units of one currency (US dollars). */
export const pricesSchema = z.strictObject({
  model,
  smallerModel: model,
  /** A million tokens that are embedded. */
  embedding: perMillion,
  /** A mebibyte of a document that is read. */
  file: perMillion,
  /** One message that is sent. */
  message: perMillion,
});

export type Prices = z.infer<typeof pricesSchema>;

const MILLION = 1_000_000;
const MEBIBYTE = 1024 * 1024;

/** @returns micro-units, rounded up: nothing is cheaper than it was */
export function priceOfTokens(tokens: number, microPerMillion: number): number {
  return Math.ceil((tokens * microPerMillion) / MILLION);
}

export function priceOfCompletion(
  { prompt, completion }: Prices['model'],
  tokens: { promptTokens: number; completionTokens: number },
): number {
  return priceOfTokens(tokens.promptTokens, prompt) + priceOfTokens(tokens.completionTokens, completion);
}

export function priceOfBytes(bytes: number, microPerMebibyte: number): number {
  return Math.ceil((bytes * microPerMebibyte) / MEBIBYTE);
}
