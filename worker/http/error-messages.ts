import type { ErrorCode } from '../domain/errors.ts';
import type { Language } from '../domain/language.ts';

/** What a person reads when something is refused: what happened and what to do. */
export const ERROR_MESSAGES: Record<Language, Record<ErrorCode, string>> = {
  es: {
    bad_request: 'La solicitud no se entiende. Revisá los datos y probá de nuevo.',
    unauthenticated: 'Tu sesión no es válida o terminó. Iniciá sesión de nuevo.',
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
