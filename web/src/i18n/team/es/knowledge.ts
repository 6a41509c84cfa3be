/** Documents and web pages. */
export const knowledge = {
  'knowledge.lead': 'El asistente responde solo con lo que dicen estos documentos y las respuestas escritas.',
  'knowledge.uploadTitle': 'Subir documentos',
  'knowledge.drop': 'Arrastrá archivos hasta acá, o elegilos. Pueden ser varios.',
  'knowledge.accepted':
    'PDF, Word (.docx) y Excel (.xlsx) hasta 10 MB; CSV, HTML, Markdown y texto hasta 2 MB.',
  'knowledge.choose': 'Elegir archivos',
  'knowledge.url': 'Sumar una página web',
  'knowledge.addPage': 'Sumar página',
  'knowledge.badUrl': 'Esa dirección no parece completa. Por ejemplo: https://tunegocio.com/precios',
  'knowledge.pageAdded': 'La página se está leyendo.',
  'knowledge.uploads': 'Archivos que se están subiendo',
  'knowledge.empty': 'Todavía no hay documentos',
  'knowledge.emptyText':
    'Empezá por lo que más te preguntan: la lista de precios, los horarios, cómo se hacen los pedidos y los envíos.',
  'knowledge.replacing': 'reemplaza a «{title}»',
  'knowledge.sending': 'Subida de {name}',
  'knowledge.inLine': 'Espera su turno',
  'knowledge.sent': 'Subiendo: {percent} %',
  'knowledge.dismiss': 'Quitar',
  'knowledge.fetched': 'leída el {when}',
  'knowledge.refresh': 'Volver a leer «{title}»',
  'knowledge.refreshShort': 'Volver a leer',
  'knowledge.tryAgain': 'Reintentar la lectura de «{title}»',
  'knowledge.replace': 'Reemplazar «{title}» por otro archivo',
  'knowledge.replaceShort': 'Reemplazar',
  'knowledge.download': 'Descargar el original de «{title}»',
  'knowledge.downloadShort': 'Descargar el original',
  'knowledge.delete': 'Eliminar «{title}»',
  'knowledge.deleteTitle': '¿Eliminar «{title}»?',
  'knowledge.deleteText':
    'El asistente deja de responder con lo que dice. El original también se borra, y no se puede deshacer.',
  'knowledge.deleted': 'Se eliminó «{title}».',
  'knowledge.reading': 'Lectura de «{title}»',
  'knowledge.passages.one': '{count} pasaje responde',
  'knowledge.passages.other': '{count} pasajes responden',
  'knowledge.oldAnswers': 'La versión anterior sigue respondiendo.',
  'knowledge.oldAnswersMeanwhile': 'Mientras tanto responde la versión anterior.',

  'knowledge.nowReady': '«{title}» está listo para responder',
  'knowledge.nowFailed': '«{title}» no se pudo leer',

  'state.queued': 'En cola para leer',
  'state.extracting': 'Leyendo: {percent} %',
  'state.ready': 'Listo',
  'state.failed': 'No se pudo leer',

  'failure.empty': 'No tiene texto. Revisá que sea el archivo correcto.',
  'failure.not_utf8':
    'El texto está en una codificación que no se reconoce. Guardalo como UTF-8 y subilo de nuevo.',
  'failure.too_large': 'Es demasiado grande. Dividilo en partes o subí solo lo que preguntan los clientes.',
  'failure.too_many_passages': 'Tiene demasiado texto para un solo documento. Dividilo en partes.',
  'failure.mislabelled':
    'El contenido no es lo que dice su nombre. Abrilo, guardalo otra vez en su formato y subilo.',
  'failure.encrypted': 'Tiene contraseña. Guardá una copia sin contraseña y subila.',
  'failure.scanned_only':
    'Son imágenes escaneadas, sin texto. Pasalo por un reconocedor de texto (OCR) o subí el original.',
  'failure.corrupt': 'El archivo está dañado. Abrilo y guardalo de nuevo, o exportalo a PDF.',
  'failure.zip_bomb':
    'Al descomprimirlo crece de manera peligrosa, y no se abrió. Guardalo de nuevo con el programa que lo hizo.',
  'failure.too_many_pages': 'Tiene demasiadas páginas. Dividilo en partes.',
  'failure.too_complex': 'Leerlo pide demasiado tiempo o memoria. Simplificalo, o exportalo a texto o CSV.',
  'failure.unreadable': 'Falló algo de nuestro lado al leerlo y ya quedó registrado. Reintentá más tarde.',
  'failure.original_lost': 'El archivo original ya no está guardado. Subilo de nuevo.',
  'failure.over_budget':
    'Se agotó el presupuesto para leer documentos. Cuando vuelva a haber, leelo de nuevo.',
  'failure.page_unreachable': 'El sitio no respondió. Revisá la dirección y reintentá más tarde.',
  'failure.page_not_allowed': 'Esa dirección no es pública en internet, o lleva a una que no lo es.',
  'failure.page_not_found': 'La página no existe. Revisá la dirección.',
  'failure.page_refused':
    'El sitio no deja leer la página: pide entrar o rechaza programas. Copiá el texto a un archivo y subilo.',
  'failure.page_redirects': 'La dirección lleva de una página a otra sin terminar. Usá la dirección final.',
  'failure.page_unsupported': 'Ahí no hay una página ni un documento que se pueda leer.',
  'failure.other': 'No se pudo leer. Reintentá, o subilo en otro formato.',
};
