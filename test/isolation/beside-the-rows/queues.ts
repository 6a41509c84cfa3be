import { describe, expect, it } from 'vitest';
import { uuidV7 } from '../../../worker/domain/ids.ts';
import { objectKeys } from '../../../worker/platform/bucket.ts';
import { objects } from '../../support/bucket-objects.ts';
import { openChat } from '../../support/chat.ts';
import { DOCE_MANHA, LA_ESPIGA } from '../../support/stack.ts';
import { waitUntil } from '../../support/wait-until.ts';
import type { World } from './world.ts';

const [A, B] = [LA_ESPIGA.tenantId, DOCE_MANHA.tenantId];

export function queueChecks(world: () => World): void {
  const document = async (id: string) => {
    const [row] = await world().test.query(
      `select d.*, (select md5(string_agg(p.body, '' order by p.position)) from public.passages p
         where p.document_id = d.id) as passages
       from public.documents d where d.id = $1`,
      [id],
    );
    return row;
  };

  describe('a queue', () => {
    it('[control row-isolation] brings a message to the organisation of its channel, and no other', async () => {
      const { test } = world();
      const customer = test.newCustomer();
      const [one, other] = [openChat(test, LA_ESPIGA, customer), openChat(test, DOCE_MANHA, customer)];
      await one.ask('Hola');
      await other.ask('Oi');
      const rows = await test.query<{ tenant_id: string; body: string }>(
        `select m.tenant_id, m.body from public.messages m where m.direction = 'in' and m.conversation_id = any ($1)`,
        [[(await one.conversation()).id, (await other.conversation()).id]],
      );
      expect(rows).toEqual(
        expect.arrayContaining([
          { tenant_id: A, body: 'Hola' },
          { tenant_id: B, body: 'Oi' },
        ]),
      );
      expect(rows).toHaveLength(2);
    });

    it('[control row-isolation] reads no document of another organisation, whatever its message says', async () => {
      const { test, b, env } = world();
      const { id } = await b.add('Temos café coado.', 'cafe.md');
      const before = await document(id);
      const [key = ''] = await objects(test, objectKeys.documentFolder(B, id));
      const dropped = () => test.logged('document.dropped').filter((line) => line.documentId === id).length;
      const poison = () => test.logged('document.poison').length;
      const [poisoned, gone] = [poison(), dropped()];
      // Of A by its tenant and its key, of B by its document: A has no such row.
      const own = objectKeys.document(A, id, uuidV7());
      await env.DOCUMENT_QUEUE.send({ kind: 'read', tenantId: A, documentId: id, key: own });
      await waitUntil('the end of the first', () => dropped() > gone);
      // A key of another folder than the message's own is none.
      await env.DOCUMENT_QUEUE.send({ kind: 'read', tenantId: A, documentId: id, key });
      const climbing = `${objectKeys.documentFolder(A, id)}../../../../${key}`;
      await env.DOCUMENT_QUEUE.send({
        kind: 'read',
        tenantId: `${A}/../${B}`,
        documentId: id,
        key: climbing,
      });
      await waitUntil('the end of the others', () => poison() >= poisoned + 2);
      expect(await document(id)).toEqual(before);
      expect(await objects(test, objectKeys.documentFolder(B, id))).toEqual([key]);
    });

    it('[control row-isolation] takes no file of an organisation for a webhook', async () => {
      const { test, b, env } = world();
      const { id } = await b.add('{"object":"page","entry":[]}', 'webhook.md');
      const [key] = await objects(test, objectKeys.documentFolder(B, id));
      const deliveryId = uuidV7();
      const delivery = { id: deliveryId, receivedAt: Date.now(), body: { kind: 'stored', key } };
      await env.WEBHOOK_QUEUE.send(delivery, { contentType: 'v8' });
      const kept = () => test.logged('dead_letter.kept').find((line) => line.reason === 'malformed_payload');
      await waitUntil('the dead letter', kept);
      expect(await objects(test, objectKeys.deadLetter(deliveryId))).toEqual([]);
    });
  });
}
