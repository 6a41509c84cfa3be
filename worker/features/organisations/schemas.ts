import * as z from 'zod';
import { API_SCOPES } from '../../domain/actor.ts';
import { isTimeZone } from '../../domain/local-time.ts';
import { lineOfText } from '../../http/line-of-text.ts';

const name = lineOfText(200);
const language = z.enum(['es', 'pt', 'en']);

export const newOrganisationSchema = z.strictObject({
  name,
  language,
  timeZone: z.string().max(64).refine(isTimeZone),
});
export const renameSchema = z.strictObject({ name, language: language.nullable().default(null) });
export const secondFactorSchema = z.strictObject({ isRequired: z.boolean() });
export const roleSchema = z.strictObject({ role: z.enum(['owner', 'admin', 'agent', 'viewer']) });
export const transferSchema = z.strictObject({ userId: z.uuid() });
export const inviteSchema = z.strictObject({
  email: z.string().trim().toLowerCase().max(320).pipe(z.email()),
  role: z.enum(['admin', 'agent', 'viewer']),
});
export const newApiKeySchema = z.strictObject({
  name: lineOfText(100),
  scopes: z
    .array(z.enum(API_SCOPES))
    .min(1)
    .max(API_SCOPES.length)
    .refine((scopes) => new Set(scopes).size === scopes.length),
  expiresAt: z.iso
    .datetime()
    .refine((at) => Date.parse(at) > Date.now())
    .nullable()
    .default(null),
});

export const userParam = z.object({ user: z.uuid() });
export const invitationParam = z.object({ invitation: z.uuid() });
export const apiKeyParam = z.object({ key: z.uuid() });

export type NewOrganisation = z.infer<typeof newOrganisationSchema>;
export type Invitation = z.infer<typeof inviteSchema>;
export type NewApiKey = z.infer<typeof newApiKeySchema>;
