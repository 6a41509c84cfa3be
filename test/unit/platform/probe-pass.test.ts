import { expect, it } from 'vitest';
import { isProbePass, probePass } from '../../../worker/platform/probe-pass.ts';

const KEY = { CRON_SECRET: 'cron-secret-of-the-tests' };
const NOW = 1_800_000_030_000;

it('a probe of our own is known by its pass, for this minute and the next', async () => {
  const pass = await probePass(KEY, NOW);
  expect(await isProbePass(KEY, pass, NOW)).toBe(true);
  expect(await isProbePass(KEY, pass, NOW + 60_000)).toBe(true);
  for (const later of [-60_000, 120_000]) expect(await isProbePass(KEY, pass, NOW + later)).toBe(false);
});

it('nothing else is', async () => {
  const pass = await probePass(KEY, NOW);
  const other = await probePass({ CRON_SECRET: 'another-cron-secret' }, NOW);
  for (const presented of [undefined, '', 'A', other, pass.slice(0, -1), `${pass}A`, `=${pass}`]) {
    expect(await isProbePass(KEY, presented, NOW), String(presented)).toBe(false);
  }
});
