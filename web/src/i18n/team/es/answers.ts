/** Answers written by hand, and the checks that they stay right. */
export const answers = {
  'answer.question': 'Pregunta',
  'answer.answer': 'Respuesta correcta',

  'faq.lead': 'Respuestas que escribió tu equipo. El asistente las usa junto con los documentos.',
  'faq.add': 'Agregar respuesta',
  'faq.editTitle': 'Editar respuesta',
  'faq.edit': 'Editar: {question}',
  'faq.delete': 'Eliminar: {question}',
  'faq.saved': 'Respuesta guardada. El asistente ya la usa.',
  'faq.deleted': 'Respuesta eliminada.',
  'faq.deleteTitle': '¿Eliminar la respuesta?',
  'faq.deleteText': 'El asistente deja de usar lo escrito para «{question}».',
  'faq.empty': 'Todavía no hay respuestas escritas',
  'faq.emptyText':
    'Agregá lo que los documentos no dicen. También se suman solas cuando corregís una respuesta del asistente.',

  'checks.lead':
    'Cada respuesta que corregís se vuelve a preguntar cuando cambian los documentos, para que el error no vuelva.',
  'checks.run': 'Comprobar ahora',
  'checks.running': 'Se está comprobando. Los resultados aparecen acá.',
  'checks.failing.one': '{count} pregunta ya no recibe la respuesta correcta. Revisá qué documento cambió.',
  'checks.failing.other':
    '{count} preguntas ya no reciben la respuesta correcta. Revisá qué documento cambió.',
  'checks.at': 'Comprobada el {when}',
  'checks.expected': 'Debe responder',
  'checks.actual': 'Respondió',
  'checks.notAsked': 'Todavía no se preguntó.',
  'checks.noAnswer': 'No supo responder.',
  'checks.delete': 'Dejar de comprobar: {question}',
  'checks.deleteTitle': '¿Dejar de comprobar?',
  'checks.deleteText': '«{question}» no se vuelve a preguntar. La respuesta escrita queda como está.',
  'checks.empty': 'Todavía no hay comprobaciones',
  'checks.emptyText': 'Al corregir una respuesta del asistente en una conversación, su pregunta queda acá.',

  'check.passing': 'Responde bien',
  'check.failing': 'Responde mal',
  'check.unchecked': 'Sin comprobar',
};
