import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LeakSimulator, startLeakSimulator } from '../../../dev/leaked-passwords/simulator.ts';
import { lookUpLeak } from '../../../worker/providers/leaked-passwords/look-up-leak.ts';
import { startHttpServer } from '../../support/http-server.ts';
import { openGate } from '../../support/open-gate.ts';

let simulator: LeakSimulator;
const lookUp = (password: string) => lookUpLeak({ LEAKED_PASSWORDS_URL: simulator.url }, openGate, password);

beforeAll(async () => {
  simulator = await startLeakSimulator({ port: 0 });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.setFault(null));

it('finds what has leaked, and nothing else [control leaked-passwords]', async () => {
  simulator.leak('ya la conocen todos');
  expect(await lookUp('ya la conocen todos')).toBe('leaked');
  expect(await lookUp('ya la conocen todos ')).toBe('clean');
  expect(await lookUp('Ya la conocen todos')).toBe('clean');
});

it('gives away five digits of a hash, and asks for padding [control leaked-passwords]', async () => {
  expect(await lookUp('una contraseña que nadie tiene')).toBe('clean');
  const [request] = simulator.requests.items.slice(-1);
  expect(request).toEqual({ prefix: expect.stringMatching(/^[0-9A-F]{5}$/), isPadded: true });
});

it('takes no padding, which has a count of 0, for a leak [control leaked-passwords]', async () => {
  const password = 'una contraseña que nadie tiene';
  const suffix = createHash('sha1').update(password).digest('hex').toUpperCase().slice(5);
  for (const [count, expected] of [
    ['0', 'clean'],
    ['1', 'leaked'],
  ] as const) {
    await using server = await startHttpServer((response) => void response.end(`${suffix}:${count}\r\n`));
    expect(await lookUpLeak({ LEAKED_PASSWORDS_URL: server.url }, openGate, password)).toBe(expected);
  }
});

it('does not ask for what is among the commonest', async () => {
  const before = simulator.requests.items.length;
  expect(await lookUp('password12345')).toBe('leaked');
  expect(simulator.requests.items.length).toBe(before);
});

it.each(['hang', 'stall', 'server-error', 'rate-limit', 'garbage', 'endless'] as const)(
  'does not know where the list fails: %s',
  async (fault) => {
    simulator.leak('ya la conocen todos');
    simulator.setFault(fault);
    expect(await lookUp('ya la conocen todos')).toBe('unknown');
  },
);

it('does not know where nothing listens', async () => {
  expect(
    await lookUpLeak({ LEAKED_PASSWORDS_URL: 'http://127.0.0.1:9' }, openGate, 'ya la conocen todos'),
  ).toBe('unknown');
});
