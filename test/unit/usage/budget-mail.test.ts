import { describe, expect, it } from 'vitest';
import { type BudgetNotice, writeBudgetMail } from '../../../worker/features/usage/budget-mail.ts';

const NOTICE: BudgetNotice = {
  ...{ tenantName: 'Panadería La Espiga', period: '2026-11-30', level: 'reached_80' },
  ...{ spentMicro: 1_604_999, ceilingMicro: 2_000_000, link: 'https://portero.example/app#/usage' },
};

describe('the mail about a budget', () => {
  it('says in each language how much is used, what happens now and where it is seen', () => {
    const mails = (['es', 'pt', 'en'] as const).map((language) => writeBudgetMail(NOTICE, language));
    expect(mails.map(({ subject }) => subject)).toEqual([
      '80 % del presupuesto de Portero · Panadería La Espiga',
      '80 % do orçamento do Portero · Panadería La Espiga',
      '80 % of Portero’s budget · Panadería La Espiga',
    ]);
    expect(mails.map(({ text }) => text.split('\n')[0])).toEqual([
      'Se usaron USD 1,60 de USD 2,00 el día 2026-11-30 (UTC).',
      'Foram usados USD 1,60 de USD 2,00 no dia 2026-11-30 (UTC).',
      'USD 1.60 of USD 2.00 were used on 2026-11-30 (UTC).',
    ]);
    for (const [index, word] of ['más pequeño', 'modelo menor', 'smaller model'].entries()) {
      expect(mails[index]?.text).toContain(word);
      expect(mails[index]?.text).toContain(NOTICE.link);
    }
  });

  it('tells a month from a day, and all from most', () => {
    const { subject, text } = writeBudgetMail({ ...NOTICE, period: '2026-11', level: 'reached_100' }, 'en');
    expect(subject).toMatch(/^100 %/);
    expect(text).toContain('used in 2026-11 (UTC)');
    expect(text).toContain('no model any more');
    expect(text).toContain('next month');
  });
});
