import type { Language } from '../../domain/language.ts';
import { CURRENCY } from './plans.ts';

export interface BudgetNotice {
  tenantName: string;
  /** `2026-11-30` or `2026-11`, UTC. */
  period: string;
  level: 'reached_80' | 'reached_100';
  spentMicro: number;
  ceilingMicro: number;
  /** Where usage and budget are seen. */
  link: string;
}

interface Texts {
  subject(percent: string, tenantName: string): string;
  day(period: string): string;
  month(period: string): string;
  spent(spent: string, ceiling: string, when: string): string;
  next: Record<BudgetNotice['level'], string>;
  again: Record<'day' | 'month', string>;
  see: string;
  decimal: ',' | '.';
}

const TEXTS: Record<Language, Texts> = {
  es: {
    subject: (percent, tenantName) => `${percent} del presupuesto de Portero · ${tenantName}`,
    day: (period) => `el día ${period}`,
    month: (period) => `en el mes ${period}`,
    spent: (spent, ceiling, when) => `Se usaron ${spent} de ${ceiling} ${when} (UTC).`,
    next: {
      reached_80:
        'Portero sigue respondiendo. Cuando quede poco, responderá un modelo más pequeño; cuando no quede nada, Portero citará sus documentos palabra por palabra, y lo que no esté en ellos esperará a una persona de su equipo.',
      reached_100:
        'Portero ya no usa un modelo: cita sus documentos palabra por palabra, y lo que no está en ellos espera a una persona de su equipo.',
    },
    again: { day: 'Mañana empieza de nuevo.', month: 'El mes que viene empieza de nuevo.' },
    see: 'Ver el uso:',
    decimal: ',',
  },
  pt: {
    subject: (percent, tenantName) => `${percent} do orçamento do Portero · ${tenantName}`,
    day: (period) => `no dia ${period}`,
    month: (period) => `no mês ${period}`,
    spent: (spent, ceiling, when) => `Foram usados ${spent} de ${ceiling} ${when} (UTC).`,
    next: {
      reached_80:
        'O Portero continua respondendo. Quando restar pouco, responderá um modelo menor; quando não restar nada, o Portero citará os seus documentos palavra por palavra, e o que não estiver neles esperará uma pessoa da sua equipe.',
      reached_100:
        'O Portero já não usa um modelo: cita os seus documentos palavra por palavra, e o que não está neles espera uma pessoa da sua equipe.',
    },
    again: { day: 'Amanhã começa de novo.', month: 'No mês que vem começa de novo.' },
    see: 'Ver o uso:',
    decimal: ',',
  },
  en: {
    subject: (percent, tenantName) => `${percent} of Portero’s budget · ${tenantName}`,
    day: (period) => `on ${period}`,
    month: (period) => `in ${period}`,
    spent: (spent, ceiling, when) => `${spent} of ${ceiling} were used ${when} (UTC).`,
    next: {
      reached_80:
        'Portero goes on answering. When little is left, a smaller model answers; when nothing is left, Portero quotes your documents word for word, and what is not in them waits for a person of your team.',
      reached_100:
        'Portero uses no model any more: it quotes your documents word for word, and what is not in them waits for a person of your team.',
    },
    again: { day: 'It begins anew tomorrow.', month: 'It begins anew next month.' },
    see: 'See the usage:',
    decimal: '.',
  },
};

/** The mail that tells an owner, in their language, how much of a ceiling is used and what happens now. Plain text only. */
export function writeBudgetMail(notice: BudgetNotice, language: Language): { subject: string; text: string } {
  const texts = TEXTS[language];
  const span = notice.period.length > '2026-11'.length ? 'day' : 'month';
  const money = (micro: number) =>
    `${CURRENCY} ${(micro / 1_000_000).toFixed(2).replace('.', texts.decimal)}`;
  const percent = notice.level === 'reached_100' ? '100 %' : '80 %';
  return {
    subject: texts.subject(percent, notice.tenantName),
    text: [
      texts.spent(money(notice.spentMicro), money(notice.ceilingMicro), texts[span](notice.period)),
      '',
      `${texts.next[notice.level]} ${texts.again[span]}`,
      '',
      `${texts.see} ${notice.link}`,
    ].join('\n'),
  };
}
