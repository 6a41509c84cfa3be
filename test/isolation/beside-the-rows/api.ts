import { describe, expect, it } from 'vitest';
import { app } from '../../../worker/app.ts';
import { auditRoutes } from '../../../worker/http/route-audit.ts';
import { callAs } from '../../support/call-as.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../../support/stack.ts';
import type { World } from './world.ts';

const { owner, tenantId } = LA_ESPIGA;

export function apiChecks(world: () => World): void {
  describe('the API', () => {
    it('[control row-isolation] knows an API key’s organisation by the key alone', async () => {
      const { test } = world();
      const created = await callAs<{ key: string }>(
        test,
        owner,
        'POST',
        `organisations/${tenantId}/api-keys`,
        {
          ...{ name: 'Caja', scopes: ['read'] },
        },
      );
      const { key } = created.body;
      for (const query of ['', `?tenant=${DOCE_MANHA.tenantId}`, `?organisation=${DOCE_MANHA.tenantId}`]) {
        const answer = await callAs(test, key, 'GET', `v1/organisation${query}`);
        expect(answer).toMatchObject({ status: 200, body: { organisation: { id: tenantId } } });
      }
      for (const business of [LA_ESPIGA, DOCE_MANHA]) {
        const answer = await callAs(test, key, 'GET', `organisations/${business.tenantId}/documents`);
        expect(answer.status).toBe(401);
      }
      const routes = auditRoutes(app).filter(({ guard }) => guard?.kind === 'api-key');
      expect(routes.length).toBeGreaterThan(0);
      expect(routes.filter(({ path }) => /:tenant|:organisation/.test(path))).toEqual([]);
    });

    it('[control row-isolation] lists, of an account and of what goes with it, nothing of another’s', async () => {
      const { test } = world();
      for (const path of ['me', 'account/deletion', 'account/sessions', 'account/invitations']) {
        const answer = await callAs(test, owner, 'GET', path);
        expect({ path, status: answer.status }).toEqual({ path, status: 200 });
        const text = JSON.stringify(answer.body);
        for (const foreign of [DOCE_MANHA.tenantId, DOCE_MANHA.name, DOCE_MANHA.owner.name]) {
          expect(text).not.toContain(foreign);
        }
        if (path === 'me' || path === 'account/deletion') expect(text).toContain(LA_ESPIGA.name);
      }
    });

    it('[control isolation-test] lets no cache keep what a signed-in person is answered', async () => {
      const { test } = world();
      const own = [
        '',
        '/members',
        '/api-keys',
        '/documents',
        '/faq',
        '/regressions',
        '/hours',
        '/conversations',
      ];
      for (const path of ['me', 'account/deletion', ...own.map((one) => `organisations/${tenantId}${one}`)]) {
        const { status, headers } = await callAs(test, owner, 'GET', path);
        const kept = headers.get('cache-control');
        expect({ path, status, kept }).toEqual({
          path,
          status: 200,
          kept: expect.stringContaining('no-store'),
        });
      }
    });
  });
}
