import { describe, expect, it } from 'vitest';
import { attachment, cleanFileName, describeFile } from '../../../worker/features/knowledge/uploaded-file.ts';

describe('the name of an uploaded file', () => {
  it.each([
    ['precios.pdf', 'precios.pdf'],
    ['../../etc/precios.pdf', 'precios.pdf'],
    ['C:\\Users\\ana\\lista.xlsx', 'lista.xlsx'],
    ['lista\u202efdp.exe', 'listafdp.exe'],
    ['a\u0000b\r\n\tc.txt', 'abc.txt'],
    ['', 'document'],
    ['///', 'document'],
    ['🥐'.repeat(200), '🥐'.repeat(127)],
  ])('%j is shown as %j', (name, shown) => {
    const clean = cleanFileName(name);
    expect(clean.replace('\ufffd', '')).toBe(shown);
    expect(clean.length).toBeLessThanOrEqual(255);
    expect(clean.isWellFormed()).toBe(true);
  });

  it('decides what it is read as, and how large it may be', () => {
    const text = new File(['x'.repeat(2 * 1024 * 1024 + 1)], 'a.txt');
    expect(() => describeFile(text)).toThrow(expect.objectContaining({ code: 'too_large' }));
    expect(() => describeFile(new File(['x'], 'a.exe'))).toThrow(
      expect.objectContaining({ code: 'unsupported_media' }),
    );
    expect(describeFile(new File(['x'], 'A.PDF'))).toMatchObject({
      mediaType: 'application/pdf',
      byteSize: 1,
    });
  });
});

describe('the header that saves a file under its name', () => {
  it.each([
    ['precios.pdf', `filename="precios.pdf"; filename*=UTF-8''precios.pdf`],
    ['menú día.pdf', `filename="menu dia.pdf"; filename*=UTF-8''men%C3%BA%20d%C3%ADa.pdf`],
    ['a"b\\c%.txt', `filename="a_b_c_.txt"; filename*=UTF-8''a%22b%5Cc%25.txt`],
    [`it's (1)*.md`, `filename="it's (1)*.md"; filename*=UTF-8''it%27s%20%281%29%2A.md`],
    [
      'a\r\nset-cookie: x.txt',
      `filename="a__set-cookie: x.txt"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x.txt`,
    ],
  ])('%j', (name, parameters) => expect(attachment(name)).toBe(`attachment; ${parameters}`));

  it('holds half a character without failing', () => {
    expect(attachment('a\ud83e.txt')).toBe(`attachment; filename="a_.txt"; filename*=UTF-8''a%EF%BF%BD.txt`);
  });
});
