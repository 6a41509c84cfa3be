import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { connect, inContext, jobContext } from '../support/context.ts';
import {
  fromNow,
  insertRow,
  openTwoTenants,
  seedMessage,
  type TwoTenants,
} from '../support/tenant-fixture.ts';

let fixture: TwoTenants;
let job: pg.Client;
beforeAll(async () => {
  fixture = await openTwoTenants();
  job = await connect(fixture.jobUrl);
  const { id, documentId } = fixture.a;
  const bodies = [
    ...Array.from({ length: 12 }, (_, place) => `Los domingos hay ${'pan '.repeat(place + 1)}`),
    'Los envíos a domicilio salen todos los días con las bicicletas del barrio, que llevan hasta tres cajas; los domingos, a pie.',
  ];
  for (const [position, body] of bodies.entries()) {
    const place = { tenant_id: id, id: uuidV7(), document_id: documentId, position: position + 10 };
    await insertRow(fixture.admin, 'passages', { ...place, body });
  }
});
afterAll(async () => {
  await job.end();
  await fixture.close();
});

it.each([
  ['¿y los domingos?', true],
  ['los domingos', false],
])('%s: is searched with the words before it: %s', async (body, isFollowUp) => {
  const { a, admin } = fixture;
  await admin.query('delete from public.messages where tenant_id = $1', [a.id]);
  const before = { body: '¿Hacen envíos a domicilio?', needs_reply: true, answered_turn: 1 };
  await seedMessage(admin, a, { id: uuidV7(), ...before, sent_at: fromNow(-0.1) });
  const asked = { body, needs_reply: true, provider_message_id: 'wamid.1' };
  await seedMessage(admin, a, { id: uuidV7(), ...asked });
  const { rows } = await inContext(job, await jobContext(a.id), () =>
    job.query<{ turn: { passages: { text: string }[] } }>('select app.load_turn($1) as turn', [
      a.conversationId,
    ]),
  );
  const texts = rows[0]?.turn.passages.map(({ text }) => text) ?? [];
  expect(texts).toHaveLength(8);
  expect(texts.some((text) => text.includes('envíos'))).toBe(isFollowUp);
});
