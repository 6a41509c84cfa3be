import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { signingKeys } from '../../../worker/platform/config.ts';

const CLI = new URL('../../../dev/operations/rotate-keys-cli.ts', import.meta.url).pathname;

const rotate = (input: string, ...options: string[]) =>
  spawnSync(process.execPath, [CLI, ...options], { input, encoding: 'utf8' });

describe('keys:rotate', () => {
  it('makes a first set, then puts a new key in front of it, as the Worker takes them', () => {
    const first = rotate('', '--first');
    const second = rotate(first.stdout);
    const [one, two] = [signingKeys.parse(first.stdout), signingKeys.parse(second.stdout)];
    expect(one.keys).toHaveLength(1);
    expect(two.keys).toHaveLength(2);
    expect(two.keys[1]).toEqual(one.keys[0]);
    const three = signingKeys.parse(rotate(second.stdout).stdout);
    expect(three.keys.map(({ kid }) => kid)).not.toContain(one.keys[0]?.kid);
  });

  it('refuses what is no set, and repeats nothing of it', () => {
    const { status, stdout, stderr } = rotate('{"keys":[{"d":"a-secret-of-somebody"}]}');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('ACCESS_TOKEN_KEYS');
    expect(stderr).not.toContain('a-secret');
  });
});
