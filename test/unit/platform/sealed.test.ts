import { describe, expect, it } from 'vitest';
import { secretContext } from '../../../worker/features/accounts/second-factor/code.ts';
import { tokenContext } from '../../../worker/features/channels/token-context.ts';
import { parseKeyring } from '../../../worker/platform/keyring.ts';
import { reseal, seal, unseal } from '../../../worker/platform/sealed.ts';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const old = parseKeyring(`s1:${key(1)}`);
const rotated = parseKeyring(`s2:${key(2)},s1:${key(1)}`);
const newOnly = parseKeyring(`s2:${key(2)}`);
const context = 'channel-token:tenant:channel';

it('[control sealed-secrets] the token of a channel opens in its own organisation and channel only', async () => {
  const sealed = await seal('EAA-secret', tokenContext('tenant', 'channel'), old);
  expect(await unseal(sealed, tokenContext('tenant', 'channel'), old)).toBe('EAA-secret');
  for (const elsewhere of [tokenContext('other', 'channel'), tokenContext('tenant', 'other')]) {
    await expect(unseal(sealed, elsewhere, old)).rejects.toThrow();
  }
});

it('the secret of a second factor opens in its own account only', async () => {
  const sealed = await seal('JBSWY3DP', secretContext('user'), old);
  expect(await unseal(sealed, secretContext('user'), old)).toBe('JBSWY3DP');
  await expect(unseal(sealed, secretContext('other'), old)).rejects.toThrow();
});

describe('sealed values [control sealed-secrets]', () => {
  it('open with their key and context only', async () => {
    const sealed = await seal('EAA-secret-ñ', context, old);
    expect(sealed).not.toContain('EAA');
    expect(await unseal(sealed, context, old)).toBe('EAA-secret-ñ');
    await expect(unseal(sealed, 'channel-token:other:channel', old)).rejects.toThrow();
    await expect(unseal(sealed, context, newOnly)).rejects.toThrow('unknown');
    await expect(unseal(sealed, context, parseKeyring(`s1:${key(3)}`))).rejects.toThrow();
  });

  it('differ each time', async () => {
    expect(await seal('same', context, old)).not.toBe(await seal('same', context, old));
  });

  it('have a data key each: the content of one under the key of another does not open', async () => {
    const [one, other] = [await seal('one', context, old), await seal('other', context, old)];
    const [version, kid, wrapped] = one.split('.');
    await expect(
      unseal([version, kid, wrapped, other.split('.')[3]].join('.'), context, old),
    ).rejects.toThrow();
  });

  it('do not open with any byte changed', async () => {
    const sealed = await seal('secret', context, rotated);
    const start = sealed.indexOf('.', 3) + 1;
    for (let index = start; index < sealed.length; index++) {
      if (sealed[index] === '.') continue;
      // The first bit of a sextet always reaches a byte; the last ones of a segment may be padding.
      const changed = sealed.slice(0, index) + flipFirstBit(sealed[index] ?? '') + sealed.slice(index + 1);
      await expect(unseal(changed, context, rotated), `byte ${index}`).rejects.toThrow();
    }
  });

  it('move to the current key without their plain text changing', async () => {
    const sealed = await seal('secret', context, old);
    const moved = await reseal(sealed, context, rotated);
    expect(moved?.startsWith('s1.s2.')).toBe(true);
    expect(await unseal(moved ?? '', context, newOnly)).toBe('secret');
    expect(await reseal(moved ?? '', context, rotated)).toBeNull();
  });

  it.each(['', 's1', 's1.s1.a.b.c', 's2.s1.AAAA.AAAA', 's1.s1.!.!'])('refuses %j', async (text) => {
    await expect(unseal(text, context, old)).rejects.toThrow();
  });
});

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
function flipFirstBit(char: string): string {
  return ALPHABET[ALPHABET.indexOf(char) ^ 32] ?? 'A';
}
