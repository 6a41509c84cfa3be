import type { Language } from '../../../domain/language.ts';

export type SecondFactorNotice = 'on' | 'off' | 'recovery_code_used' | 'recovery_codes_replaced';

interface Texts extends Record<SecondFactorNotice, { subject: string; text: string }> {
  /** What to do about something that one has not done. */
  stranger: string;
}

const TEXTS: Record<Language, Texts> = {
  es: {
    on: {
      subject: 'Segundo factor activado en Portero',
      text: 'Su cuenta de Portero pide desde ahora un código de su aplicación al entrar.',
    },
    off: {
      subject: 'Segundo factor desactivado en Portero',
      text: 'Su cuenta de Portero ya no pide un código al entrar. Sus códigos de recuperación dejaron de valer.',
    },
    recovery_code_used: {
      subject: 'Se usó un código de recuperación en Portero',
      text: 'Alguien usó uno de los códigos de recuperación de su cuenta de Portero. No vale otra vez.',
    },
    recovery_codes_replaced: {
      subject: 'Códigos de recuperación nuevos en Portero',
      text: 'Se crearon códigos de recuperación nuevos para su cuenta de Portero. Los anteriores ya no valen.',
    },
    stranger: 'Si no fue usted, cambie su contraseña y cierre las demás sesiones cuanto antes.',
  },
  pt: {
    on: {
      subject: 'Segundo fator ativado no Portero',
      text: 'Sua conta do Portero pede a partir de agora um código do seu aplicativo ao entrar.',
    },
    off: {
      subject: 'Segundo fator desativado no Portero',
      text: 'Sua conta do Portero não pede mais um código ao entrar. Seus códigos de recuperação não valem mais.',
    },
    recovery_code_used: {
      subject: 'Um código de recuperação foi usado no Portero',
      text: 'Alguém usou um dos códigos de recuperação da sua conta do Portero. Ele não vale outra vez.',
    },
    recovery_codes_replaced: {
      subject: 'Novos códigos de recuperação no Portero',
      text: 'Foram criados novos códigos de recuperação para sua conta do Portero. Os anteriores não valem mais.',
    },
    stranger: 'Se não foi você, troque sua senha e encerre as outras sessões o quanto antes.',
  },
  en: {
    on: {
      subject: 'Second factor switched on in Portero',
      text: 'From now on your Portero account asks for a code of your app at sign-in.',
    },
    off: {
      subject: 'Second factor switched off in Portero',
      text: 'Your Portero account no longer asks for a code at sign-in. Its recovery codes are worth nothing now.',
    },
    recovery_code_used: {
      subject: 'A recovery code was used in Portero',
      text: 'Somebody used one of the recovery codes of your Portero account. It works only once.',
    },
    recovery_codes_replaced: {
      subject: 'New recovery codes in Portero',
      text: 'New recovery codes were made for your Portero account. The earlier ones are worth nothing now.',
    },
    stranger: 'If it was not you, change your password and end the other sessions at once.',
  },
};

/** The mail about a second factor, in the person's language. Plain text only. */
export function writeNotice(
  notice: SecondFactorNotice,
  language: Language,
): { subject: string; text: string } {
  const texts = TEXTS[language];
  const { subject, text } = texts[notice];
  return { subject, text: `${text}\n\n${texts.stranger}` };
}
