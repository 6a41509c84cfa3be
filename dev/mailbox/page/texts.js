// @ts-check

/** @type {Record<string, Record<string, string>>} */
const TEXTS = {
  es: {
    title: 'Buzón de prueba',
    intro: 'Los correos que Portero envía en esta máquina. Ninguno sale a internet.',
    empty: 'Todavía no llegó ningún correo',
    emptyHint: 'Registrate o invitá a alguien: el correo aparece acá al instante.',
    to: 'Para',
    from: 'De',
    plain: 'Texto',
    html: 'Vista HTML',
    offline: 'Sin conexión con el buzón. Reconectando…',
  },
  pt: {
    title: 'Caixa de correio de teste',
    intro: 'Os e-mails que o Portero envia nesta máquina. Nenhum vai para a internet.',
    empty: 'Ainda não chegou nenhum e-mail',
    emptyHint: 'Cadastre-se ou convide alguém: o e-mail aparece aqui na hora.',
    to: 'Para',
    from: 'De',
    plain: 'Texto',
    html: 'Vista HTML',
    offline: 'Sem conexão com a caixa. Reconectando…',
  },
  en: {
    title: 'Test mailbox',
    intro: 'The mail that Portero sends on this machine. None of it reaches the internet.',
    empty: 'No mail yet',
    emptyHint: 'Sign up or invite somebody: the mail appears here at once.',
    to: 'To',
    from: 'From',
    plain: 'Text',
    html: 'HTML view',
    offline: 'No connection to the mailbox. Reconnecting…',
  },
};

const code = navigator.language.slice(0, 2).toLowerCase();
export const language = code in TEXTS ? code : 'en';

/** @param {string} key */
export function text(key) {
  return TEXTS[language]?.[key] ?? key;
}
