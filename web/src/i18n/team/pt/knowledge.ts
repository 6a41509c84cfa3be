import type { knowledge as reference } from '../es/knowledge.ts';

export const knowledge: Record<keyof typeof reference, string> = {
  'knowledge.lead': 'O assistente responde só com o que dizem estes documentos e as respostas escritas.',
  'knowledge.uploadTitle': 'Enviar documentos',
  'knowledge.drop': 'Arraste arquivos até aqui, ou escolha-os. Podem ser vários.',
  'knowledge.accepted': 'PDF, Word (.docx) e Excel (.xlsx) até 10 MB; CSV, HTML, Markdown e texto até 2 MB.',
  'knowledge.choose': 'Escolher arquivos',
  'knowledge.url': 'Incluir uma página da web',
  'knowledge.addPage': 'Incluir página',
  'knowledge.badUrl': 'Esse endereço não parece completo. Por exemplo: https://seunegocio.com/precos',
  'knowledge.pageAdded': 'A página está sendo lida.',
  'knowledge.uploads': 'Arquivos em envio',
  'knowledge.empty': 'Ainda não há documentos',
  'knowledge.emptyText':
    'Comece pelo que mais perguntam: a lista de preços, os horários, como funcionam os pedidos e as entregas.',
  'knowledge.replacing': 'substitui «{title}»',
  'knowledge.sending': 'Envio de {name}',
  'knowledge.inLine': 'Espera a vez',
  'knowledge.sent': 'Enviando: {percent}%',
  'knowledge.dismiss': 'Tirar da lista',
  'knowledge.fetched': 'lida em {when}',
  'knowledge.refresh': 'Ler «{title}» de novo',
  'knowledge.refreshShort': 'Ler de novo',
  'knowledge.tryAgain': 'Tentar ler «{title}» de novo',
  'knowledge.replace': 'Substituir «{title}» por outro arquivo',
  'knowledge.replaceShort': 'Substituir',
  'knowledge.download': 'Baixar o original de «{title}»',
  'knowledge.downloadShort': 'Baixar o original',
  'knowledge.delete': 'Excluir «{title}»',
  'knowledge.deleteTitle': 'Excluir «{title}»?',
  'knowledge.deleteText':
    'O assistente deixa de responder com o que ele diz. O original também é apagado, e não dá para desfazer.',
  'knowledge.deleted': '«{title}» foi excluído.',
  'knowledge.reading': 'Leitura de «{title}»',
  'knowledge.passages.one': '{count} trecho responde',
  'knowledge.passages.other': '{count} trechos respondem',
  'knowledge.oldAnswers': 'A versão anterior continua respondendo.',
  'knowledge.oldAnswersMeanwhile': 'Enquanto isso, responde a versão anterior.',

  'knowledge.nowReady': '«{title}» está pronto para responder',
  'knowledge.nowFailed': '«{title}» não pôde ser lido',

  'state.queued': 'Na fila para ler',
  'state.extracting': 'Lendo: {percent}%',
  'state.ready': 'Pronto',
  'state.failed': 'Não pôde ser lido',

  'failure.empty': 'Não tem texto. Confira se é o arquivo certo.',
  'failure.not_utf8':
    'O texto está em uma codificação que não se reconhece. Salve como UTF-8 e envie de novo.',
  'failure.too_large': 'É grande demais. Divida em partes ou envie só o que os clientes perguntam.',
  'failure.too_many_passages': 'Tem texto demais para um só documento. Divida em partes.',
  'failure.mislabelled': 'O conteúdo não é o que o nome diz. Abra, salve de novo no formato certo e envie.',
  'failure.encrypted': 'Tem senha. Salve uma cópia sem senha e envie.',
  'failure.scanned_only':
    'São imagens digitalizadas, sem texto. Passe por um reconhecedor de texto (OCR) ou envie o original.',
  'failure.corrupt': 'O arquivo está danificado. Abra e salve de novo, ou exporte para PDF.',
  'failure.zip_bomb':
    'Ao descompactar ele cresce de modo perigoso, e não foi aberto. Salve de novo com o programa que o fez.',
  'failure.too_many_pages': 'Tem páginas demais. Divida em partes.',
  'failure.too_complex': 'A leitura pede tempo ou memória demais. Simplifique, ou exporte para texto ou CSV.',
  'failure.unreadable':
    'Algo falhou do nosso lado na leitura e já ficou registrado. Tente de novo mais tarde.',
  'failure.original_lost': 'O arquivo original não está mais guardado. Envie de novo.',
  'failure.page_unreachable': 'O site não respondeu. Confira o endereço e tente de novo mais tarde.',
  'failure.page_not_allowed': 'Esse endereço não é público na internet, ou leva a um que não é.',
  'failure.page_not_found': 'A página não existe. Confira o endereço.',
  'failure.page_refused':
    'O site não deixa ler a página: pede login ou recusa programas. Copie o texto para um arquivo e envie.',
  'failure.page_redirects': 'O endereço leva de uma página a outra sem fim. Use o endereço final.',
  'failure.page_unsupported': 'Ali não há uma página nem um documento que se possa ler.',
  'failure.other': 'Não pôde ser lido. Tente de novo, ou envie em outro formato.',
};
