import { describe, expect, it } from 'vitest';
import { OPERATOR_FOLDERS } from '../../../worker/platform/bucket.ts';
import { objects } from '../../support/bucket-objects.ts';
import { openChat } from '../../support/chat.ts';
import { idOf } from '../../support/knowledge-api.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../../support/stack.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { html } from '../../support/web-pages.ts';
import type { World } from './world.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const DOCUMENT_KEY = new RegExp(`^tenants/(${UUID})/documents/(${UUID})/${UUID}$`);

export function bucketChecks(world: () => World): void {
  const keysOf = (documentId: string, { tenantId } = DOCE_MANHA) =>
    objects(world().test, `tenants/${tenantId}/documents/${documentId}/`);
  /** A document of B, and the key under which its bytes lie. */
  async function foreignOriginal() {
    const { id } = await world().b.add('O segredo da casa é canela.', 'segredo.md');
    const [key = ''] = await keysOf(id);
    return { id, key };
  }

  describe('the bucket', () => {
    it('[control isolation-test] holds each object in its own organisation’s folder, or in one of the operator', async () => {
      const { test, a, b, site } = world();
      const { id } = await a.add('Vendemos facturas.', 'facturas.md');
      await a.replace(id, 'Vendemos facturas y pan.', 'facturas.md');
      await a.read(id);
      site.pages.set('/bolos', html('<title>Bolos</title><p>Fazemos bolos de fubá.</p>'));
      await b.read(idOf(await b.call('POST', '/documents/pages', { url: `${site.origin}/bolos` })));
      for (const business of [LA_ESPIGA, DOCE_MANHA]) await openChat(test, business).ask('Hola');

      const keys = await objects(test, '');
      const owners = new Map<string, string>();
      for (const key of keys) {
        const [, tenantId, documentId] = DOCUMENT_KEY.exec(key) ?? [];
        if (tenantId && documentId) owners.set(documentId, tenantId);
        else
          expect(
            OPERATOR_FOLDERS.find((folder) => key.startsWith(folder)),
            key,
          ).toBeDefined();
      }
      const rows = await test.query<{ id: string; tenant_id: string }>(
        'select id, tenant_id from public.documents where id = any ($1)',
        [[...owners.keys()]],
      );
      expect(new Map(rows.map((row) => [row.id, row.tenant_id]))).toEqual(owners);
      expect(new Set(owners.values())).toEqual(new Set([LA_ESPIGA.tenantId, DOCE_MANHA.tenantId]));
      expect(keys.some((key) => key.startsWith('webhooks/'))).toBe(true);
    });

    it('[control row-isolation] gives and takes no original by another organisation’s id', async () => {
      const { a, b } = world();
      const foreign = await foreignOriginal();
      const path = `/documents/${foreign.id}`;
      for (const attempt of [
        a.call('GET', `${path}/original`),
        a.call('DELETE', path),
        a.call('POST', `${path}/refresh`),
        a.replace(foreign.id, 'x', 'x.md'),
      ]) {
        expect((await attempt).status).toBe(404);
      }
      expect(await keysOf(foreign.id)).toEqual([foreign.key]);
      expect(await keysOf(foreign.id, LA_ESPIGA)).toEqual([]);
      expect((await b.fetchPath('GET', `${path}/original`)).status).toBe(200);
    });

    it('[control row-isolation] gives and deletes nothing under a key that a row borrows from another', async () => {
      const { test, a } = world();
      const foreign = await foreignOriginal();
      const { id } = await a.add('Hay masas finas.', 'masas.md');
      const borrow = (column: 'object_key' | 'pending_key') =>
        test.query(`update public.documents set ${column} = $2 where id = $1`, [id, foreign.key]);
      await borrow('object_key');
      expect((await a.call('GET', `/documents/${id}/original`)).status).toBe(404);
      await borrow('pending_key');
      expect((await a.call('GET', `/documents/${id}/original`)).status).toBe(404);
      // The version that waited is dropped, the one that answered goes once the new one is read.
      expect((await a.replace(id, 'Hay masas secas.', 'masas.md')).status).toBe(200);
      await waitUntil('the new version', async () => {
        const [row] = await test.query<{ object_key: string }>(
          'select object_key from public.documents where id = $1',
          [id],
        );
        return row?.object_key.startsWith(`tenants/${LA_ESPIGA.tenantId}/`);
      });
      await borrow('object_key');
      expect((await a.call('DELETE', `/documents/${id}`)).status).toBe(204);
      expect(await keysOf(foreign.id)).toEqual([foreign.key]);
    });
  });
}
