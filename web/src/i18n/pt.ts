import type { Texts } from './es.ts';

/** Brazilian Portuguese. */
export const pt: Texts = {
  'page.title': 'Portero: a recepção do seu negócio no WhatsApp',
  'page.description':
    'O Portero atende seus clientes no WhatsApp com o que dizem os documentos do seu negócio, e cita o trecho.',
  'header.skip': 'Ir para o conteúdo',
  'header.home': 'Portero, página inicial',
  'header.languages': 'Idioma',
  'header.signIn': 'Entrar',

  'hero.eyebrow': 'A recepção do seu negócio no WhatsApp',
  'hero.title': 'Atende com o que o seu negócio já deixou escrito.',
  'hero.lead':
    'O Portero lê os documentos do seu negócio (horários, preços, entregas) e responde aos seus clientes no WhatsApp citando o trecho de onde saiu cada resposta. Se não está escrito, ele diz isso e deixa a conversa para uma pessoa.',

  'status.label': 'Estado do serviço',
  'status.checking': 'Consultando o serviço…',
  'status.up': 'O serviço está no ar. Verificado às {time}.',
  'status.down': 'Não foi possível contatar o serviço às {time}.',
  'status.retry': 'Tentar de novo',

  'chat.caption': 'Exemplo ilustrativo com o manual de uma padaria de demonstração.',
  'chat.customer': 'Cliente:',
  'chat.portero': 'Portero:',
  'chat.question': 'Oi! até q horas abre no sábado?',
  'chat.answer': 'Aos sábados funcionamos das 6h00 às 20h00, sem intervalo para o almoço.',
  'chat.source': 'Fonte: {document}, «{section}»',
  'chat.document': 'Manual de atendimento',
  'chat.section': 'Horário de funcionamento',
  'chat.hardQuestion': 'Vocês dão aula de panificação?',
  'chat.handover':
    'Não encontrei isso nos documentos do negócio. Deixo a pergunta para uma pessoa responder.',

  'today.title': 'O que faz hoje',
  'today.cites.title': 'Responde e mostra de onde',
  'today.cites.text':
    'Procura nos documentos que o negócio enviou e responde no WhatsApp. Cada resposta traz a citação do trecho em que se apoia.',
  'today.person.title': 'Quando não sabe, diz',
  'today.person.text':
    'Se os documentos não bastam, não inventa: avisa o cliente e deixa a conversa em espera. Sua equipe a assume e responde pelo navegador.',
  'today.stop.title': 'Uma palavra e ele para',
  'today.stop.text': 'Se o cliente escreve STOP, BAJA ou SAIR, o Portero deixa de escrever para ele.',
  'today.isolation.title': 'Cada negócio no seu escaninho',
  'today.isolation.text':
    'O banco de dados separa os negócios com Row Level Security: é o próprio banco que nega as linhas alheias, não só o programa.',

  'next.title': 'O que vem depois',
  'next.lead': 'Ainda não está disponível. Fica anotado aqui para não se confundir com o que já funciona.',
  'next.badge': 'Planejado',
  'next.channels': 'Messenger e Instagram, além do WhatsApp.',
  'next.billing': 'Planos e pagamentos on-line.',

  'footer.privacy': 'Esta página só usa o cookie da sessão, se você entrar, e não carrega nada de terceiros.',
  'footer.security': 'Segurança: o que está comprovado e desde quando',

  'team.loading': 'Abrindo a página da equipe…',
  'team.failed': 'A página não pôde ser carregada. Talvez falte conexão, ou haja uma versão nova.',
  'team.reload': 'Carregar de novo',

  'notFound.title': 'Essa porta não existe',
  'notFound.text': 'Não há nenhuma página neste endereço. O link pode estar incompleto ou ser antigo.',
  'notFound.home': 'Voltar ao início',
};
