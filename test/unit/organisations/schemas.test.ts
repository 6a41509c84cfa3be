import { describe, expect, it } from 'vitest';
import {
  newApiKeySchema,
  newOrganisationSchema,
  renameSchema,
} from '../../../worker/features/organisations/schemas.ts';

describe('a name', () => {
  const schemas = [
    (name: string) => newOrganisationSchema.safeParse({ name, language: 'es', timeZone: 'America/Lima' }),
    (name: string) => renameSchema.safeParse({ name }),
    (name: string) => newApiKeySchema.safeParse({ name, scopes: ['read'] }),
  ];

  it('is a line that the database can hold', () => {
    for (const parse of schemas) {
      expect(parse(' Panadería 🥖 ')).toMatchObject({ success: true, data: { name: 'Panadería 🥖' } });
      for (const bad of ['', 'a\0b', 'a\ud800b', '\udc00', 'a\nb', 'x'.repeat(201)])
        expect(parse(bad).success, JSON.stringify(bad)).toBe(false);
    }
  });
});
