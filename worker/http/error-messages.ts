import type { ErrorCode } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';

/** What a person reads when something is refused: what happened and what to do. */
export const ERROR_MESSAGES: Record<Language, Record<ErrorCode, string>> = {
  es: {
    bad_request: 'La solicitud no se entiende. Revisá los datos y probá de nuevo.',
    unauthenticated: 'Tu sesión no es válida o terminó. Iniciá sesión de nuevo.',
    invalid_credentials: 'El correo o la contraseña no son correctos. Revisalos y probá de nuevo.',
    invalid_code: 'El código no es correcto o ya se usó. Probá con el siguiente que muestre la aplicación.',
    invalid_link: 'El enlace no es válido, ya se usó o venció. Pedí uno nuevo.',
    weak_password: 'La contraseña es demasiado corta o demasiado larga. Usá entre 12 y 128 caracteres.',
    leaked_password: 'Esa contraseña apareció en filtraciones de otros sitios. Elegí otra.',
    rate_limited: 'Demasiados intentos seguidos. Esperá un momento y probá de nuevo.',
    second_factor_required: 'Esto pide el segundo factor. Confirmalo y probá de nuevo.',
    forbidden: 'Tu rol no permite hacer esto. Pedíselo a quien administra la organización.',
    not_found: 'No existe, o no está a tu alcance.',
    conflict: 'Ya existe o cambió mientras tanto. Actualizá y probá de nuevo.',
    too_large: 'El contenido es demasiado grande. Dividilo o achicalo.',
    unsupported_media:
      'Ese tipo de archivo no se puede leer. Subí PDF, Word (DOCX), Excel (XLSX), CSV, HTML, Markdown o texto.',
    unprocessable_document: 'El documento no se pudo leer.',
    not_configured: 'El servicio todavía no está bien configurado. Avisá a quien lo opera.',
    unavailable: 'El servicio no responde por ahora. Probá de nuevo en unos minutos.',
    internal: 'Algo falló de nuestro lado. Probá de nuevo; si sigue, mandanos el número de solicitud.',
  },
  pt: {
    bad_request: 'Não entendemos o pedido. Confira os dados e tente de novo.',
    unauthenticated: 'Sua sessão não é válida ou terminou. Entre de novo.',
    invalid_credentials: 'O e-mail ou a senha não estão corretos. Confira e tente de novo.',
    invalid_code: 'O código não está correto ou já foi usado. Tente com o próximo que o aplicativo mostrar.',
    invalid_link: 'O link não é válido, já foi usado ou venceu. Peça um novo.',
    weak_password: 'A senha é curta ou longa demais. Use entre 12 e 128 caracteres.',
    leaked_password: 'Essa senha apareceu em vazamentos de outros sites. Escolha outra.',
    rate_limited: 'Tentativas demais em seguida. Espere um momento e tente de novo.',
    second_factor_required: 'Isto pede o segundo fator. Confirme e tente de novo.',
    forbidden: 'Seu papel não permite isto. Peça a quem administra a organização.',
    not_found: 'Não existe, ou não está ao seu alcance.',
    conflict: 'Já existe ou mudou nesse meio-tempo. Atualize e tente de novo.',
    too_large: 'O conteúdo é grande demais. Divida ou reduza.',
    unsupported_media:
      'Esse tipo de arquivo não pode ser lido. Envie PDF, Word (DOCX), Excel (XLSX), CSV, HTML, Markdown ou texto.',
    unprocessable_document: 'Não foi possível ler o documento.',
    not_configured: 'O serviço ainda não está bem configurado. Avise quem o opera.',
    unavailable: 'O serviço não responde agora. Tente de novo em alguns minutos.',
    internal: 'Algo falhou do nosso lado. Tente de novo; se continuar, envie-nos o número do pedido.',
  },
  en: {
    bad_request: 'The request could not be understood. Check the data and try again.',
    unauthenticated: 'Your session is not valid or has ended. Sign in again.',
    invalid_credentials: 'The e-mail address or the password is not right. Check them and try again.',
    invalid_code: 'The code is not right, or was used already. Try the next one that the app shows.',
    invalid_link: 'The link is not valid, was used already or has expired. Ask for a new one.',
    weak_password: 'The password is too short or too long. Use 12 to 128 characters.',
    leaked_password: 'That password has appeared in leaks of other sites. Choose another.',
    rate_limited: 'Too many tries in a row. Wait a moment and try again.',
    second_factor_required: 'This needs the second factor. Confirm it and try again.',
    forbidden: 'Your role does not allow this. Ask whoever administers the organisation.',
    not_found: 'It does not exist, or is not within your reach.',
    conflict: 'It exists already, or changed meanwhile. Refresh and try again.',
    too_large: 'The content is too large. Split it or make it smaller.',
    unsupported_media:
      'That kind of file cannot be read. Upload PDF, Word (DOCX), Excel (XLSX), CSV, HTML, Markdown or text.',
    unprocessable_document: 'The document could not be read.',
    not_configured: 'The service is not configured rightly yet. Tell whoever operates it.',
    unavailable: 'The service does not answer at the moment. Try again in a few minutes.',
    internal: 'Something failed on our side. Try again; if it stays, send us the request id.',
  },
};

/** The reader's language by `Accept-Language`: the first of ours that is named, else Spanish. */
export function readerLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '')
    .slice(0, 200)
    .toLowerCase()
    .match(/\b(?:es|pt|en)\b/);
  return (wanted?.[0] as Language | undefined) ?? 'es';
}

/** The language that the address asks for (`?lang=`), else the reader's. */
export function chosenLanguage(asked: string | undefined, acceptLanguage: string | undefined): Language {
  return asked === 'es' || asked === 'pt' || asked === 'en' ? asked : readerLanguage(acceptLanguage);
}
