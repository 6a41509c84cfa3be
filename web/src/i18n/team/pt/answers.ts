import type { answers as reference } from '../es/answers.ts';

export const answers: Record<keyof typeof reference, string> = {
  'answer.question': 'Pergunta',
  'answer.answer': 'Resposta certa',

  'faq.lead': 'Respostas que sua equipe escreveu. O assistente as usa junto com os documentos.',
  'faq.add': 'Incluir resposta',
  'faq.editTitle': 'Editar resposta',
  'faq.edit': 'Editar: {question}',
  'faq.delete': 'Excluir: {question}',
  'faq.saved': 'Resposta salva. O assistente já a usa.',
  'faq.deleted': 'Resposta excluída.',
  'faq.deleteTitle': 'Excluir a resposta?',
  'faq.deleteText': 'O assistente deixa de usar o que está escrito para «{question}».',
  'faq.empty': 'Ainda não há respostas escritas',
  'faq.emptyText':
    'Inclua o que os documentos não dizem. As respostas do assistente que você corrige também entram aqui.',

  'checks.lead':
    'Cada resposta que você corrige é perguntada de novo quando os documentos mudam, para o erro não voltar.',
  'checks.run': 'Verificar agora',
  'checks.running': 'Verificando. Os resultados aparecem aqui.',
  'checks.failing.one': '{count} pergunta já não recebe a resposta certa. Veja que documento mudou.',
  'checks.failing.other': '{count} perguntas já não recebem a resposta certa. Veja que documento mudou.',
  'checks.at': 'Verificada em {when}',
  'checks.expected': 'Deve responder',
  'checks.actual': 'Respondeu',
  'checks.notAsked': 'Ainda não foi perguntado.',
  'checks.noAnswer': 'Não soube responder.',
  'checks.delete': 'Deixar de verificar: {question}',
  'checks.deleteTitle': 'Deixar de verificar?',
  'checks.deleteText': '«{question}» não é perguntada de novo. A resposta escrita fica como está.',
  'checks.empty': 'Ainda não há verificações',
  'checks.emptyText': 'Ao corrigir uma resposta do assistente em uma conversa, a pergunta fica aqui.',

  'check.passing': 'Responde bem',
  'check.failing': 'Responde mal',
  'check.unchecked': 'Não verificada',
};
