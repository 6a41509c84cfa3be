import { describe, expect, it } from 'vitest';
import { publicUrl } from '../../../worker/platform/public-url.ts';

const rules = { ownHost: 'portero.example', exemptOrigins: ['http://127.0.0.1:8080'] };
const href = (text: string, base?: string) =>
  publicUrl(text, rules, base === undefined ? undefined : new URL(base))?.href ?? null;

describe('an address that may be fetched', () => {
  it.each([
    ['https://panaderia.com.ar/precios', 'https://panaderia.com.ar/precios'],
    ['http://panaderia.com.ar', 'http://panaderia.com.ar/'],
    ['HTTPS://Panaderia.COM.AR:443/?a=1#parte', 'https://panaderia.com.ar/?a=1'],
    ['https://panadería.example/menú', 'https://xn--panadera-i2a.example/men%C3%BA'],
    ['https://1und1.de/', 'https://1und1.de/'],
    ['http://127.0.0.1:8080/dev', 'http://127.0.0.1:8080/dev'],
  ])('%s', (text, expected) => expect(href(text)).toBe(expected));
});

describe('an address that may not [control page-fetch-bounds]', () => {
  it.each([
    ...['', 'panaderia.com.ar', '//panaderia.com.ar', 'ftp://panaderia.com.ar/', 'file:///etc/passwd'],
    ...['javascript:alert(1)', 'data:text/html,x', 'blob:https://panaderia.com.ar/1', 'gopher://a.com/'],
    ...['https://panaderia.com.ar:8443/', 'http://panaderia.com.ar:22/', 'http://panaderia.com.ar:443/'],
    ...['https://user@panaderia.com.ar/', 'https://user:pass@panaderia.com.ar/', 'https://:p@a.com.ar/'],
    ...[
      'http://127.0.0.1/',
      'http://127.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
    ],
    ...[
      'http://0x7f.1/',
      'http://127.0.0.1./',
      'http://１２７.0.0.1/',
      'http://169.254.169.254/',
      'http://0/',
    ],
    ...[
      'http://8.8.8.8/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[::]/',
      'http://[fe80::1]/',
    ],
    ...['http://127.0.0.1:8081/', 'https://127.0.0.1:8080/', 'http://user@127.0.0.1:8080/'],
    ...[
      'http://localhost/',
      'http://LOCALHOST/',
      'http://localhost./',
      'http://a.localhost/',
      'http://a.b.local/',
    ],
    ...['http://printer.local', 'http://metadata.google.internal/', 'http://1.0.0.127.in-addr.arpa/'],
    ...['http://intranet/', 'http://router.lan/', 'https://portero.example/', 'https://PORTERO.example./'],
    ...['https://a..com/', 'https://./', 'http://%6c%6f%63%61%6c%68%6f%73%74/', 'http://ｌｏｃａｌｈｏｓｔ/'],
    `https://panaderia.com.ar/${'a'.repeat(2048)}`,
  ])('%s', (text) => expect(href(text)).toBeNull());
});

it('resolves a redirect against the address before it, and holds it to the same rules [control page-fetch-bounds]', () => {
  expect(href('/precios', 'https://panaderia.com.ar/a/b')).toBe('https://panaderia.com.ar/precios');
  expect(href('//169.254.169.254/latest', 'http://panaderia.com.ar/')).toBeNull();
  expect(href('http://127.0.0.1:8080/x', 'http://panaderia.com.ar/')).toBe('http://127.0.0.1:8080/x');
});
