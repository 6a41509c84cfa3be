import * as z from 'zod';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** `contact:UUID` or `user:UUID`, taken apart. */
export const subjectSchema = z
  .string()
  .regex(new RegExp(`^(contact|user):${UUID}$`))
  .transform((text): Subject => {
    const [kind = '', id = ''] = text.split(':');
    return { kind: kind === 'user' ? 'user' : 'contact', id, text };
  });

export const blockSchema = z.strictObject({ subject: subjectSchema });

/** Whose repeated abuse adds up and who can be blocked: a customer, or somebody of the team. */
export interface Subject {
  kind: 'contact' | 'user';
  id: string;
  /** As the gate knows it. */
  text: string;
}
