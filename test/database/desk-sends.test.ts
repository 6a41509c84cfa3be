import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { uuidV7 } from '../../worker/domain/ids.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { fromNow, type SeededConversation, seedConversation, seedOutbox } from '../support/tenant-fixture.ts';

let desk: Desk;
let seeded: SeededConversation;
let id: string;

beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  seeded = await seedConversation(desk.admin, desk.a);
  id = seeded.conversationId;
  await desk.query('update messages set needs_reply = true where id = $1', [seeded.messageId]);
});

const reply = (text = 'Ya le respondo.', messageId = uuidV7()) =>
  desk.act('queue_person_reply', [id, messageId, text]);
const wait = (reason: string) =>
  desk.query(
    `update conversations set mode = 'waiting', waiting_reason = $2, waiting_since = now(), notified_at = now()
     where id = $1`,
    [id, reason],
  );
const free = { mode: 'assistant', person_id: null, person_active_at: null, waiting_reason: null };

describe('sending again', () => {
  const send = async (state: string) => {
    const outboxId = await seedOutbox(desk.admin, seeded, { turn: 1, attempts: 5 });
    await desk.query('update outbox set state = $2, error_code = 131000 where id = $1', [outboxId, state]);
    return outboxId;
  };

  it.each(['not_confirmed', 'failed'])(
    'what is %s queues it, once, and ends the waiting for it',
    async (state) => {
      await wait(state === 'failed' ? 'send_failed' : 'not_confirmed');
      const outboxId = await send(state);
      expect(await desk.act('resend', [id, outboxId])).toBe('queued');
      expect(await desk.act('resend', [id, outboxId])).toBe('not_resendable');
      expect(await desk.outboxOf(id)).toMatchObject([
        { state: 'queued', attempts: 5, error_code: null, kind: 'person_reply' },
      ]);
      expect(await desk.conversation(id)).toMatchObject(free);
      expect(await desk.audits(id)).toEqual(['conversation.resend']);
      expect(await desk.actAsJob('attempt_again', [outboxId])).toBe(true);
    },
  );

  it('leaves a conversation waiting that waits for something else', async () => {
    await wait('asked_for_person');
    await desk.act('resend', [id, await send('failed')]);
    expect(await desk.conversation(id)).toMatchObject({ waiting_reason: 'asked_for_person' });
  });

  it.each(['attempted', 'sent', 'delivered', 'read'])('what is %s does not happen', async (state) => {
    expect(await desk.act('resend', [id, await send(state)])).toBe('not_resendable');
  });

  it('is refused past the window', async () => {
    const outboxId = await send('failed');
    await desk.query('update messages set sent_at = $2 where conversation_id = $1', [id, fromNow(-25)]);
    await expect(desk.act('resend', [id, outboxId])).rejects.toMatchObject({
      constraint: 'outbox_window_closed',
    });
  });

  it('of a send of another conversation does not happen', async () => {
    const other = await seedConversation(desk.admin, desk.a);
    expect(await desk.act('resend', [other.conversationId, await send('failed')])).toBe('not_found');
  });
});

describe('what the assistant has not sent yet', () => {
  const queued = () =>
    seedOutbox(desk.admin, seeded, { turn: 1, state: 'queued', next_attempt_at: fromNow(1) });
  const answeredBy = (turn: number | null) =>
    desk.query('update messages set answered_turn = $2 where id = $1', [seeded.messageId, turn]);

  it('stays unsent once a person is in charge, and its question is open again', async () => {
    const outboxId = await queued();
    await answeredBy(1);
    expect(await desk.actAsJob('withdraw_send', [outboxId])).toBe(false);
    await desk.act('take_over', [id]);
    expect(await desk.actAsJob('attempt_again', [outboxId])).toBe(false);
    expect(await desk.actAsJob('withdraw_send', [outboxId])).toBe(true);
    expect(await desk.outboxOf(id)).toMatchObject([{ state: 'failed', next_attempt_at: null }]);
    expect(await desk.act('give_back', [id])).toBe('unanswered');
  });

  it('has no open question once the person has replied', async () => {
    const outboxId = await queued();
    await answeredBy(1);
    await desk.query('update conversations set turn = 1 where id = $1', [id]);
    await reply();
    await desk.actAsJob('withdraw_send', [outboxId]);
    expect(await desk.message(seeded.messageId)).toMatchObject({ answered_turn: 2 });
    expect(await desk.act('give_back', [id])).toBe('given_back');
  });

  it('never holds a person’s reply: theirs is not withdrawn', async () => {
    const messageId = uuidV7();
    await reply('Sí', messageId);
    expect(await desk.actAsJob('withdraw_send', [messageId])).toBe(false);
    expect(await desk.actAsJob('attempt_again', [messageId])).toBe(true);
  });
});
