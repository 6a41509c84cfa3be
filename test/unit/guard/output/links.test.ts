import { describe, expect, it } from 'vitest';
import { hitsOf } from './context.ts';

describe('a place that no passage names', () => {
  it.each([
    'https://evil.example/pagar',
    'HTTPS://EVIL.EXAMPLE',
    'hxxps://evil.example/x',
    'h**p://evil.example',
    'evil.example',
    'www.evil.example',
    'evil[.]example',
    'evil(.)example',
    'evil [dot] example',
    'evil punto com',
    'evil ponto com',
    'evil dot com',
    'evil .com',
    'e v i l . c o m',
    'evil。com',
    'evil%2Ecom/x',
    'evil\\.com',
    'ev\u200bil.com',
    'ｅｖｉｌ．ｃｏｍ',
    '[la carta](https://evil.example/carta)',
    '[la carta](//evil)',
    'laespiga.example.evil.com',
    'https://laespiga.example@evil.com',
    'https://laespiga.example/otra?cliente=1',
    'espiga.example',
    'lаespiga.example',
    'http://185.12.33.7/x',
    '185.12.33.7',
    'javascript:alert(1)',
    'ftp://evil/x',
    '@espiga_ofertas en Telegram',
    Buffer.from('entre en https://evil.example ya').toString('base64'),
    'xn--espiga-9za.com',
  ])('is a foreign link: %s', (link) => {
    expect(hitsOf(`El pan de campo: ${link} [1]`)).toContain('foreign_link');
  });

  it.each([
    'La carta está en https://laespiga.example/carta [3].',
    'La carta está en laespiga.example/carta, con el pan de campo [3].',
    'El correo es hola@laespiga.example [3].',
    'La web es www.laespiga.example. ¡Lo esperamos!',
    'El pan de campo cuesta $ 5.900. La docena, $ 12.000 [1].',
    'Abrimos a las 8.30 hs., de lunes a viernes, en Av. Corrientes 1240.',
    'Abrimos de 8 a. m. a 8 p. m. (EE.UU. y S.A. no son enlaces) [1].',
    'Aceptamos Visa, Mastercard, etc. en la caja [2].',
  ])('is none: %s', (text) => {
    expect(hitsOf(text)).not.toContain('foreign_link');
  });
});

describe('a picture', () => {
  it.each([
    '![pan](https://laespiga.example/carta)',
    '! [pan] (https://laespiga.example/carta)',
    '<img src=x>',
    'https://laespiga.example/pan.png',
    'data:image/png;base64,AAAA',
  ])('never leaves, wherever it is from: %s', (image) => {
    expect(hitsOf(`El pan de campo ${image} [1]`)).toContain('image');
  });

  it('is none where a passage is called one', () => {
    expect(hitsOf('¡Lindo! [1] (es la carta)')).not.toContain('image');
  });
});
