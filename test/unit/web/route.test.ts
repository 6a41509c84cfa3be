import { describe, expect, it } from 'vitest';
import { parseRoute, routeHref } from '../../../web/src/team/route.ts';

const ID = '01900000-0000-7000-8000-0000000000a1';

describe('parseRoute', () => {
  it.each([
    ['', 'conversations', null],
    ['#/', 'conversations', null],
    ['#/faq', 'faq', null],
    ['#/hours/x', 'hours', null],
    ['#/constructor', 'conversations', null],
    ['#/invitations', 'organisations', null],
    ['#/account', 'account', null],
    [`#/conversations/${ID}`, 'conversations', ID],
    ['#/conversations/../../me', 'conversations', null],
    [`#/knowledge/${ID}`, 'knowledge', ID],
    [`#/faq/${ID}`, 'faq', null],
    ['#/protection', 'protection', null],
    [routeHref('conversations', ID), 'conversations', ID],
  ])('%s is %s', (hash, section, id) => {
    expect(parseRoute(hash)).toEqual({ section, id });
  });
});
