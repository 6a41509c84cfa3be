import * as z from 'zod';
import { networkOf } from '../../http/client-network.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const USER = new RegExp(`^user:${UUID}$`);

/** `contact:UUID` or `user:UUID`, taken apart. */
export const subjectSchema = z
  .string()
  .regex(new RegExp(`^(contact|user):${UUID}$`))
  .transform((text): Subject => {
    const [kind = '', id = ''] = text.split(':');
    return { kind: kind === 'user' ? 'user' : 'contact', id, text };
  });

export const blockSchema = z.strictObject({ subject: subjectSchema });

/**
 * Whom gates outside organisations know: `user:UUID`, or `network:` with an IPv4 address or an IPv6 /64 just as
 * `networkOf` writes it. `network:local`, without Cloudflare in front, can be blocked too, and so has to be liftable.
 */
export const edgeSubjectSchema = z
  .string()
  .max(50)
  .refine((text) => USER.test(text) || isNetwork(text));

export const edgeBlockSchema = z.strictObject({ subject: edgeSubjectSchema });

export const edgeAbuseQuery = z.object({
  /** `next` of the page before. */
  cursor: z.uuid().optional(),
});

/** Whose repeated abuse adds up and who can be blocked: a customer, or somebody of the team. */
export interface Subject {
  kind: 'contact' | 'user';
  id: string;
  /** As the gate knows it. */
  text: string;
}

function isNetwork(subject: string): boolean {
  const [, network = ''] = /^network:(.+)$/.exec(subject) ?? [];
  return network !== '' && networkOf(network.replace(/::\/64$/, '::')) === network;
}
