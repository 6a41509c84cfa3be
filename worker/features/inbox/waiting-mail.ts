import type { WaitingReason } from '../../domain/conversation.ts';
import type { Language } from '../../domain/language.ts';

export interface WaitingNotice {
  tenantName: string;
  reason: WaitingReason;
  contactName: string | null;
  /** The customer's last words, at most 300 characters. */
  lastMessage: string | null;
  /** Where the conversation is read and answered. */
  link: string;
}

interface Texts {
  subject(who: string, tenantName: string): string;
  reasons: Record<WaitingReason, (who: string) => string>;
  unnamed: string;
  lastMessage: string;
  answer: string;
}

const TEXTS: Record<Language, Texts> = {
  es: {
    subject: (who, tenantName) => `${who} espera una respuesta · ${tenantName}`,
    unnamed: 'Un cliente',
    reasons: {
      unknown_answer: (who) => `${who} preguntó algo que sus documentos no responden.`,
      asked_for_person: (who) => `${who} pidió hablar con una persona.`,
      anger: (who) => `${who} parece molesto.`,
      owner_rule: (who) => `${who} escribió algo que una regla suya deja para una persona.`,
      not_confirmed: (who) => `No se sabe si un mensaje a ${who} llegó. Puede reenviarlo.`,
      send_failed: (who) => `Un mensaje a ${who} no se pudo enviar.`,
      abuse: (who) => `${who} intentó manipular al asistente varias veces: por un rato ya no le responde.`,
    },
    lastMessage: 'Su último mensaje:',
    answer: 'Leer y responder:',
  },
  pt: {
    subject: (who, tenantName) => `${who} espera uma resposta · ${tenantName}`,
    unnamed: 'Um cliente',
    reasons: {
      unknown_answer: (who) => `${who} perguntou algo que os seus documentos não respondem.`,
      asked_for_person: (who) => `${who} pediu para falar com uma pessoa.`,
      anger: (who) => `${who} parece irritado.`,
      owner_rule: (who) => `${who} escreveu algo que uma regra sua deixa para uma pessoa.`,
      not_confirmed: (who) => `Não se sabe se uma mensagem para ${who} chegou. Pode reenviá-la.`,
      send_failed: (who) => `Não foi possível enviar uma mensagem para ${who}.`,
      abuse: (who) =>
        `${who} tentou manipular o assistente várias vezes: por um tempo ele não responde mais.`,
    },
    lastMessage: 'A última mensagem:',
    answer: 'Ler e responder:',
  },
  en: {
    subject: (who, tenantName) => `${who} is waiting for an answer · ${tenantName}`,
    unnamed: 'A customer',
    reasons: {
      unknown_answer: (who) => `${who} asked something that your documents do not answer.`,
      asked_for_person: (who) => `${who} asked to talk to a person.`,
      anger: (who) => `${who} seems upset.`,
      owner_rule: (who) => `${who} wrote something that a rule of yours leaves to a person.`,
      not_confirmed: (who) => `Nobody knows whether a message to ${who} arrived. You can send it again.`,
      send_failed: (who) => `A message to ${who} could not be sent.`,
      abuse: (who) =>
        `${who} tried to manipulate the assistant several times: for a while it no longer answers them.`,
    },
    lastMessage: 'Their last message:',
    answer: 'Read and answer:',
  },
};

/** The mail that tells a member of the team, in their language, that a conversation waits. Plain text only. */
export function writeWaitingMail(
  notice: WaitingNotice,
  language: Language,
): { subject: string; text: string } {
  const texts = TEXTS[language];
  const who = oneLine(notice.contactName) || texts.unnamed;
  const said = notice.lastMessage?.trim();
  return {
    subject: texts.subject(who, oneLine(notice.tenantName)),
    text: [
      texts.reasons[notice.reason](who),
      ...(said ? ['', texts.lastMessage, ...said.split('\n').map((line) => `> ${line}`)] : []),
      '',
      `${texts.answer} ${notice.link}`,
    ].join('\n'),
  };
}

/** A customer chooses their name: it must not make a line, or a header, of its own. */
function oneLine(name: string | null): string {
  return (name ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, 80);
}
