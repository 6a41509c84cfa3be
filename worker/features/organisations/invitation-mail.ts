import type { Language } from '../../domain/language.ts';

export interface InvitationNotice {
  organisation: string;
  inviter: string;
  /** Where a signed-in person finds their invitations. */
  link: string;
}

interface Texts {
  subject(organisation: string): string;
  invited(inviter: string, organisation: string): string;
  accept(link: string): string;
  ignore: string;
}

const TEXTS: Record<Language, Texts> = {
  es: {
    subject: (organisation) => `Invitación a ${organisation} en Portero`,
    invited: (inviter, organisation) => `${inviter} le invita al equipo de ${organisation} en Portero.`,
    accept: (link) =>
      `Entre con esta dirección de correo, o cree su cuenta con ella, y acepte aquí:\n${link}`,
    ignore: 'La invitación vale siete días. Si no la esperaba, no haga nada.',
  },
  pt: {
    subject: (organisation) => `Convite para ${organisation} no Portero`,
    invited: (inviter, organisation) =>
      `${inviter} convida você para a equipe de ${organisation} no Portero.`,
    accept: (link) => `Entre com este endereço de e-mail, ou crie sua conta com ele, e aceite aqui:\n${link}`,
    ignore: 'O convite vale sete dias. Se você não o esperava, não faça nada.',
  },
  en: {
    subject: (organisation) => `Invitation to ${organisation} on Portero`,
    invited: (inviter, organisation) => `${inviter} invites you to the team of ${organisation} on Portero.`,
    accept: (link) => `Sign in with this address, or sign up with it, and accept here:\n${link}`,
    ignore: 'The invitation is good for seven days. If you did not expect it, do nothing.',
  },
};

/** The mail that invites an address, in the language of the organisation. Plain text only. */
export function writeInvitationMail(
  { organisation, inviter, link }: InvitationNotice,
  language: Language,
): { subject: string; text: string } {
  const texts = TEXTS[language];
  const name = oneLine(organisation);
  return {
    subject: texts.subject(name),
    text: [texts.invited(oneLine(inviter), name), '', texts.accept(link), '', texts.ignore].join('\n'),
  };
}

/** People choose these names: they must not make a line, a header or a link of their own. */
function oneLine(name: string): string {
  return name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/:\/\//g, ' ')
    .trim()
    .slice(0, 80);
}
