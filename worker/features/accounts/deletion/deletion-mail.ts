import type { Language } from '../../../domain/language.ts';

interface Texts {
  requested: { subject: string; text(date: string, link: string): string };
  erased: { subject: string; text: string };
}

const TEXTS: Record<Language, Texts> = {
  es: {
    requested: {
      subject: 'Su cuenta de Portero se eliminará',
      text: (date, link) =>
        `Su cuenta de Portero se eliminará el ${date} (UTC), con las organizaciones que solo usted posee. Hasta entonces puede deshacerlo:\n${link}\n\nSi no lo pidió usted, deshágalo y cambie su contraseña.`,
    },
    erased: {
      subject: 'Su cuenta de Portero se eliminó',
      text: 'Su cuenta de Portero y las organizaciones que solo usted poseía se eliminaron: conversaciones, documentos y datos de sus clientes. Las copias en bruto de lo que llegó de WhatsApp se borran a los 30 días de recibidas. Este es el último correo que le enviamos.',
    },
  },
  pt: {
    requested: {
      subject: 'Sua conta do Portero será excluída',
      text: (date, link) =>
        `Sua conta do Portero será excluída em ${date} (UTC), com as organizações que só você possui. Até lá você pode desfazer:\n${link}\n\nSe não foi você quem pediu, desfaça e troque sua senha.`,
    },
    erased: {
      subject: 'Sua conta do Portero foi excluída',
      text: 'Sua conta do Portero e as organizações que só você possuía foram excluídas: conversas, documentos e dados dos seus clientes. As cópias brutas do que chegou do WhatsApp são apagadas 30 dias depois de recebidas. Este é o último e-mail que enviamos a você.',
    },
  },
  en: {
    requested: {
      subject: 'Your Portero account will be deleted',
      text: (date, link) =>
        `Your Portero account will be deleted on ${date} (UTC), with the organisations that you alone own. Until then you can undo it:\n${link}\n\nIf you did not ask for it, undo it and change your password.`,
    },
    erased: {
      subject: 'Your Portero account has been deleted',
      text: 'Your Portero account and the organisations that you alone owned have been deleted: conversations, documents and the data of your customers. Raw copies of what arrived from WhatsApp are deleted 30 days after they came. This is the last mail that we send you.',
    },
  },
};

const LOCALES: Record<Language, string> = { es: 'es-AR', pt: 'pt-BR', en: 'en-GB' };

/** The mail about a deletion that was asked for; `dueAt` in ISO 8601. */
export function writeRequestedMail(
  { dueAt, link }: { dueAt: string; link: string },
  language: Language,
): { subject: string; text: string } {
  const { subject, text } = TEXTS[language].requested;
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return { subject, text: text(format.format(new Date(dueAt)), link) };
}

/** The receipt: the last mail of an account. */
export function writeErasedMail(language: Language): { subject: string; text: string } {
  return TEXTS[language].erased;
}
