import { describe, expect, it } from 'vitest';
import { inspectContent, titleOfFile } from '../../../worker/features/knowledge/inspect-content.ts';
import type { Inspection, Reason } from '../../../worker/guard/inspect.ts';

const passage = (position: number, text: string, headings: string[] = []) => ({ position, headings, text });

/** A guard that knows one word. */
function look(text: string): Inspection {
  const reasons: Reason[] = text.includes('PAYLOAD') ? ['payload_script'] : ['manipulation'];
  const verdict = /ATTACK|PAYLOAD/.test(text) ? 'block' : 'allow';
  return { verdict, score: 0.9, reasons: verdict === 'allow' ? [] : reasons, spans: [] };
}

describe('what was read of a document', () => {
  it('is parted into honest passages and findings, which keep where they were', async () => {
    const read = [passage(0, 'Abrimos a las 8'), passage(1, 'ATTACK'), passage(2, 'Cerramos a las 18')];
    const content = await inspectContent({ title: 'Manual', passages: read }, look);
    expect(content).toMatchObject({ title: 'Manual', passages: [read[0], read[2]] });
    expect(content.findings).toMatchObject([
      { origin: 'text', passage: read[1], verdict: 'block', reasons: ['manipulation'], excerpt: 'ATTACK' },
    ]);
  });

  it('is looked at with the headings above it, as a model is given it', async () => {
    const read = [passage(0, 'Abrimos a las 8', ['Manual', 'ATTACK']), passage(1, 'Hay pan', ['Manual'])];
    const { passages, findings } = await inspectContent({ title: null, passages: read }, look);
    expect(passages).toEqual([read[1]]);
    expect(findings).toMatchObject([{ passage: read[0] }]);
  });

  it('gives up a title that addresses a model', async () => {
    const content = await inspectContent({ title: 'ATTACK', passages: [passage(0, 'pan')] }, look);
    expect(content).toMatchObject({ title: null, findings: [{ origin: 'title', passage: null }] });
  });

  it('says what no reader sees, but for code that was commented out', async () => {
    const unseen = [
      { origin: 'comment' as const, text: 'PAYLOAD' },
      { origin: 'hidden' as const, text: 'ATTACK by hidden text' },
      { origin: 'formula' as const, text: 'SUM(A1:A3)' },
    ];
    const { findings } = await inspectContent({ title: null, passages: [], unseen }, look);
    expect(findings).toMatchObject([{ origin: 'hidden', passage: null }]);
    const many = Array.from({ length: 80 }, () => ({ origin: 'hidden' as const, text: 'ATTACK' }));
    expect((await inspectContent({ title: null, passages: [], unseen: many }, look)).findings).toHaveLength(
      50,
    );
  });

  it('masks excerpts, and knows a text again by its words', async () => {
    const said = ['ATTACK, llamá al 11 5555 0143', 'attack: llamá  al 11-5555-0143!', 'ATTACK y nada más'];
    const { findings } = await inspectContent(
      { title: null, passages: said.map((text, at) => passage(at, text)) },
      (text) => look(text.toUpperCase()),
    );
    expect(findings[0]?.excerpt).toBe('ATTACK, llamá al ***43');
    expect(findings[1]?.digest).toBe(findings[0]?.digest);
    expect(findings[2]?.digest).not.toBe(findings[0]?.digest);
  });
});

describe('a file’s name', () => {
  it('is its title, unless it addresses a model', () => {
    expect(titleOfFile('Lista de precios (mayo).xlsx')).toBe('Lista de precios (mayo).xlsx');
    expect(titleOfFile('<script>document.cookie</script>.pdf')).toBe('document.pdf');
    expect(titleOfFile('<script>document.cookie</script>')).toBe('document');
  });
});
