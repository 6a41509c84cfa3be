import type { Language } from '../../domain/language.ts';

export type AccountMail =
  | 'confirm_sign_up'
  /** Somebody signed up, or asked to move an account, with an address that has one. */
  | 'address_known'
  | 'reset_password'
  | 'password_changed'
  | 'password_leaked'
  | 'confirm_email'
  /** To the old address. */
  | 'email_changed';

interface Texts {
  hello(name: string): string;
  signature: string;
  mails: Record<AccountMail, { subject: string; before: string; after?: string }>;
}

const ES_IGNORE =
  'El enlace sirve una sola vez, durante diez minutos. Si no lo pidió usted, ignore este correo.';
const PT_IGNORE = 'O link serve uma só vez, por dez minutos. Se não foi você quem pediu, ignore este e-mail.';
const EN_IGNORE = 'The link works once, within ten minutes. If you did not ask for it, ignore this mail.';

const TEXTS: Record<Language, Texts> = {
  es: {
    hello: (name) => (name ? `Hola, ${name}:` : 'Hola:'),
    signature: 'Portero',
    mails: {
      confirm_sign_up: {
        subject: 'Confirme su cuenta de Portero',
        before: 'Abra este enlace para elegir su contraseña y crear su cuenta:',
        after: ES_IGNORE,
      },
      address_known: {
        subject: 'Ya tiene una cuenta de Portero',
        before:
          'Alguien quiso usar esta dirección para otra cuenta, pero ya tiene una. Si fue usted, inicie sesión; si olvidó su contraseña, pida una nueva. Si no fue usted, no hace falta que haga nada.',
      },
      reset_password: {
        subject: 'Elija una contraseña nueva de Portero',
        before: 'Abra este enlace para elegir una contraseña nueva:',
        after: ES_IGNORE,
      },
      password_changed: {
        subject: 'Su contraseña de Portero cambió',
        before:
          'La contraseña de su cuenta cambió y se cerraron las otras sesiones. Si no fue usted, pida ahora mismo una contraseña nueva desde la página de inicio de sesión.',
      },
      password_leaked: {
        subject: 'Cambie su contraseña de Portero',
        before:
          'La contraseña de su cuenta aparece en filtraciones de otros sitios: otras personas la conocen. Inicie sesión y elija otra.',
      },
      confirm_email: {
        subject: 'Confirme su dirección nueva de Portero',
        before: 'Abra este enlace para usar esta dirección en su cuenta:',
        after: ES_IGNORE,
      },
      email_changed: {
        subject: 'La dirección de su cuenta de Portero cambió',
        before:
          'Su cuenta ya no usa esta dirección: se confirmó otra. Si no fue usted, escriba a quien opera este servicio.',
      },
    },
  },
  pt: {
    hello: (name) => (name ? `Olá, ${name}:` : 'Olá:'),
    signature: 'Portero',
    mails: {
      confirm_sign_up: {
        subject: 'Confirme a sua conta do Portero',
        before: 'Abra este link para escolher a sua senha e criar a sua conta:',
        after: PT_IGNORE,
      },
      address_known: {
        subject: 'Você já tem uma conta do Portero',
        before:
          'Alguém quis usar este endereço para outra conta, mas ele já tem uma. Se foi você, entre; se esqueceu a senha, peça uma nova. Se não foi você, não precisa fazer nada.',
      },
      reset_password: {
        subject: 'Escolha uma nova senha do Portero',
        before: 'Abra este link para escolher uma nova senha:',
        after: PT_IGNORE,
      },
      password_changed: {
        subject: 'A sua senha do Portero mudou',
        before:
          'A senha da sua conta mudou e as outras sessões foram encerradas. Se não foi você, peça agora mesmo uma nova senha na página de entrada.',
      },
      password_leaked: {
        subject: 'Troque a sua senha do Portero',
        before:
          'A senha da sua conta aparece em vazamentos de outros sites: outras pessoas a conhecem. Entre e escolha outra.',
      },
      confirm_email: {
        subject: 'Confirme o seu novo endereço do Portero',
        before: 'Abra este link para usar este endereço na sua conta:',
        after: PT_IGNORE,
      },
      email_changed: {
        subject: 'O endereço da sua conta do Portero mudou',
        before:
          'A sua conta já não usa este endereço: outro foi confirmado. Se não foi você, escreva a quem opera este serviço.',
      },
    },
  },
  en: {
    hello: (name) => (name ? `Hello ${name},` : 'Hello,'),
    signature: 'Portero',
    mails: {
      confirm_sign_up: {
        subject: 'Confirm your Portero account',
        before: 'Open this link to choose your password and create your account:',
        after: EN_IGNORE,
      },
      address_known: {
        subject: 'You already have a Portero account',
        before:
          'Somebody wanted to use this address for another account, but it has one. If it was you, sign in; if you forgot your password, ask for a new one. If it was not you, there is nothing to do.',
      },
      reset_password: {
        subject: 'Choose a new Portero password',
        before: 'Open this link to choose a new password:',
        after: EN_IGNORE,
      },
      password_changed: {
        subject: 'Your Portero password was changed',
        before:
          'The password of your account was changed, and the other sessions were ended. If it was not you, ask for a new password on the sign-in page right now.',
      },
      password_leaked: {
        subject: 'Change your Portero password',
        before:
          'The password of your account appears in leaks of other sites: other people know it. Sign in and choose another.',
      },
      confirm_email: {
        subject: 'Confirm your new Portero address',
        before: 'Open this link to use this address for your account:',
        after: EN_IGNORE,
      },
      email_changed: {
        subject: 'The address of your Portero account was changed',
        before:
          'Your account no longer uses this address: another one was confirmed. If it was not you, write to whoever operates this service.',
      },
    },
  },
};

/** A mail about an account, in its owner's language. Plain text; of the person only the name, where it is known. */
export function writeAccountMail(
  kind: AccountMail,
  { language, name, link }: { language: Language; name: string; link?: string },
): { subject: string; text: string } {
  const { hello, signature, mails } = TEXTS[language];
  const { subject, before, after } = mails[kind];
  const paragraphs = [hello(name), before, link, after, signature];
  return { subject, text: paragraphs.filter((paragraph) => paragraph !== undefined).join('\n\n') };
}
