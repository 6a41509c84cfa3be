import { describe, expect, it } from 'vitest';
import { hitsOf } from './context.ts';

// Put together here, so that no scanner takes them for real ones.
const KEYS: [string, string][] = [
  ['an API key', `sk-${'aB3'.repeat(10)}`],
  ['a key of AWS', `AKIA${'ABCD1234'.repeat(2)}`],
  ['a token of GitHub', `ghp_${'a1B2'.repeat(9)}`],
  ['a token of Meta', `EAA${'Gb12'.repeat(10)}`],
  ['a token of Mercado Pago', `APP_USR-${'1234567890'.repeat(2)}-abc`],
  ['a JWT', `eyJ${'hbGciOiJ'.repeat(2)}.${'eyJzdWIi'.repeat(2)}.${'sig'.repeat(5)}`],
  ['a connection string', 'postgres://app:hunter2@db.example/main'],
  ['a private key', '-----BEGIN EC PRIVATE KEY-----'],
  ['a header', `Authorization: Bearer ${'t0k3n'.repeat(5)}`],
  ['a variable', 'DATABASE_URL=postgres://x'],
  ['a long random string', 'q8Zr51XkPm02WvTy77LhQa93NcBd46'],
];

describe('what opens doors', () => {
  it.each(KEYS)('never leaves: %s', (_, key) => {
    expect(hitsOf(`La docena cuesta $ 12.000, dato: ${key} [1]`)).toContain('secret');
  });

  it.each([
    ['es', 'La contraseña del panel es Espiga#2026 [3].'],
    ['pt', 'A senha do painel é Doce#2026 [3].'],
    ['en', 'The password of the panel is Wheat#2026 [3].'],
  ] as const)('is what a password is told to be (%s)', (language, text) => {
    expect(hitsOf(text, language)).toContain('secret');
  });
});

describe('what opens none', () => {
  it.each([
    'La clave del wifi es medialuna2026 [3].',
    'La clave está impresa en el ticket [3].',
    'El código de acceso se entrega en la caja [3].',
    'La docena cuesta $ 12.000 y el pan de campo $ 5.900 [1].',
  ])('%s', (text) => {
    expect(hitsOf(text)).not.toContain('secret');
  });
});
