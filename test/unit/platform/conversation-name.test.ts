import { describe, expect, it } from 'vitest';
import { parseConversationName } from '../../../worker/platform/objects.ts';

describe('parseConversationName', () => {
  it('reads what the look-up wrote', () => {
    expect(parseConversationName('t:c')).toEqual({ tenantId: 't', conversationId: 'c' });
  });

  it.each([undefined, '', 't', 't:', ':c', 't:c:x'])('refuses %j', (name) => {
    expect(() => parseConversationName(name)).toThrow('not a conversation');
  });
});
