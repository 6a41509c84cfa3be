import { describe, expect, it } from 'vitest';
import { isDoorHash, parseDoorView } from '../../../web/src/doorstep/views.ts';
import { parseLink } from '../../../web/src/session/link.ts';
import { readClaims } from '../../../web/src/session/read-claims.ts';
import { retryPause } from '../../../web/src/session/retry-pause.ts';
import { givableRoles, mayManage } from '../../../web/src/team/organisation/roles.ts';
import { checkEmail, checkNewPassword, faults } from '../../../web/src/team/ui/checks.ts';

const TOKEN = 'x'.repeat(43);

describe('parseLink', () => {
  it.each([
    [`#/link/sign_up/${TOKEN}`, { purpose: 'sign_up', token: TOKEN }],
    [`#/link/reset-password/${TOKEN}`, { purpose: 'reset_password', token: TOKEN }],
    [`#/link/other/${TOKEN}`, null],
    ['#/link/sign_up/short', null],
    [`#/link/sign_up/${TOKEN}%2F`, null],
    [`#/${TOKEN}`, null],
    ['', null],
  ])('%s is %j', (hash, link) => {
    expect(parseLink(hash)).toEqual(link);
  });
});

describe('the pages before one is in', () => {
  it.each([
    ['#/sign-up', 'sign-up', true],
    ['#/forgot', 'forgot', true],
    ['#/account', 'sign-in', false],
    ['', 'sign-in', false],
  ])('%s is %s', (hash, view, isDoor) => {
    expect(parseDoorView(hash)).toBe(view);
    expect(isDoorHash(hash)).toBe(isDoor);
  });
});

describe('retryPause', () => {
  it.each([
    [null, 0, 1_000],
    [null, 3, 8_000],
    [null, 99, 60_000],
    [5, 3, 5_000],
    [0, 0, 1_000],
    [86_400, 0, 60_000],
  ])('after %s and %i failures is %i ms', (retryAfter, failures, pause) => {
    expect(retryPause(retryAfter, failures, 0)).toBe(pause);
    expect(retryPause(retryAfter, failures, 1)).toBe(pause * 1.25);
  });
});

describe('readClaims', () => {
  const token = (payload: unknown) => `x.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;

  it('tells whose token it is', () => {
    expect(readClaims(token({ sub: 'a?ÿ', sid: 'b', aal: 1 }))?.sid).toBe('b');
  });

  it.each([['', 'x', 'x.%.x', token(null), token({ sub: 1, sid: 'b' })]])('of %s tells nothing', (text) => {
    expect(readClaims(text)).toBeNull();
  });
});

describe('what was typed', () => {
  it.each([
    ['once caract', 'form.shortPassword'],
    ['👩‍🍳👩‍🍳👩‍🍳👩‍🍳', null],
    ['            ', null],
    ['x'.repeat(128), null],
    ['x'.repeat(129), 'form.longPassword'],
  ])('%j as a new password: %s', (password, fault) => {
    expect(checkNewPassword(password)).toBe(fault);
  });

  it.each([
    [' ana@ejemplo.com ', null],
    ['ana@@ejemplo', 'form.noEmail'],
    ['ana', 'form.noEmail'],
  ])('%j as an address: %s', (address, fault) => {
    expect(checkEmail(address)).toBe(fault);
  });

  it('is wrong only where it is', () => {
    expect(faults({ one: null, other: 'form.empty' })).toEqual({ other: 'form.empty' });
  });
});

describe('roles', () => {
  it('lets an administrator neither touch nor make owners', () => {
    expect(mayManage('admin', 'owner')).toBe(false);
    expect(givableRoles('admin')).toEqual(['admin', 'agent', 'viewer']);
    expect([mayManage('owner', 'owner'), mayManage('admin', 'agent'), mayManage('agent', 'viewer')]).toEqual([
      ...[true, true, false],
    ]);
    expect(givableRoles('agent')).toEqual([]);
  });
});
