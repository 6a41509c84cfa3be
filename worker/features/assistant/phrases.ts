import type { Language } from '../../providers/models/answer-model.ts';

type Phrase =
  | 'unknownAnswer'
  | 'askedForPerson'
  | 'anger'
  | 'ownerRule'
  | 'stillWaiting'
  | 'unsupportedMessage'
  | 'optedOut'
  | 'optedIn'
  | 'refused'
  | 'warned'
  | 'cooledDown'
  | 'blocked'
  | 'greeting'
  | 'thanks';

/** Fixed replies to customers, by the customer's language. */
export const PHRASES: Record<Phrase, Record<Language, string>> = {
  unknownAnswer: {
    es: 'No tengo esa información. Una persona del equipo va a leer su mensaje y le responderá.',
    pt: 'Não tenho essa informação. Uma pessoa da equipe vai ler a sua mensagem e responder.',
    en: 'I don’t have that information. A person from the team will read your message and reply.',
  },
  askedForPerson: {
    es: 'Claro. Una persona del equipo va a leer su mensaje y le responderá por acá.',
    pt: 'Claro. Uma pessoa da equipe vai ler a sua mensagem e responder por aqui.',
    en: 'Of course. A person from the team will read your message and reply here.',
  },
  anger: {
    es: 'Lamentamos mucho lo ocurrido y le pedimos disculpas. Una persona del equipo va a leer su mensaje y le responderá.',
    pt: 'Lamentamos muito o ocorrido e pedimos desculpas. Uma pessoa da equipe vai ler a sua mensagem e responder.',
    en: 'We are very sorry about this and apologise. A person from the team will read your message and reply.',
  },
  ownerRule: {
    es: 'De esto se ocupa una persona del equipo: va a leer su mensaje y le responderá.',
    pt: 'Uma pessoa da equipe cuida disso: ela vai ler a sua mensagem e responder.',
    en: 'A person from the team takes care of this: they will read your message and reply.',
  },
  stillWaiting: {
    es: 'Ya avisamos al equipo: una persona leerá también este mensaje.',
    pt: 'Já avisamos a equipe: uma pessoa também vai ler esta mensagem.',
    en: 'We have already told the team: a person will read this message too.',
  },
  unsupportedMessage: {
    es: 'Por ahora solo puedo leer mensajes de texto. ¿Podría escribirme su consulta?',
    pt: 'Por enquanto só consigo ler mensagens de texto. Poderia escrever a sua pergunta?',
    en: 'For now I can only read text messages. Could you write your question, please?',
  },
  optedOut: {
    es: 'Listo: no le enviaremos más mensajes. Si cambia de idea, escriba ALTA.',
    pt: 'Pronto: não enviaremos mais mensagens. Se mudar de ideia, escreva VOLTAR.',
    en: 'Done: we will not send you any more messages. If you change your mind, write START.',
  },
  optedIn: {
    es: '¡Gracias por volver! Ya puede escribirnos su consulta. Para dejar de recibir mensajes, escriba BAJA.',
    pt: 'Obrigado por voltar! Já pode escrever a sua pergunta. Para não receber mais mensagens, escreva SAIR.',
    en: 'Welcome back! You can ask us anything now. To stop receiving messages, write STOP.',
  },
  refused: {
    es: 'En eso no puedo ayudarle. Con gusto le respondo lo que quiera saber de nuestro negocio.',
    pt: 'Nisso não posso ajudar. Com prazer respondo o que quiser saber sobre o nosso negócio.',
    en: 'I can’t help with that. I’m happy to answer anything you would like to know about our business.',
  },
  warned: {
    es: 'En eso no puedo ayudarle. Si siguen llegando mensajes así, dejaré de responder y los leerá una persona. Con gusto le respondo lo que quiera saber de nuestro negocio.',
    pt: 'Nisso não posso ajudar. Se continuarem chegando mensagens assim, deixarei de responder e uma pessoa vai lê-las. Com prazer respondo o que quiser saber sobre o nosso negócio.',
    en: 'I can’t help with that. If messages like this keep coming, I will stop answering and a person will read them. I’m happy to answer anything you would like to know about our business.',
  },
  cooledDown: {
    es: 'Por un rato no voy a responder por acá. Sus mensajes quedan guardados y los va a leer una persona del equipo.',
    pt: 'Por um tempo não vou responder por aqui. As suas mensagens ficam guardadas e uma pessoa da equipe vai lê-las.',
    en: 'I won’t be answering here for a while. Your messages are kept, and a person from the team will read them.',
  },
  blocked: {
    es: 'El asistente ya no responde en esta conversación. Sus mensajes los va a leer una persona del equipo.',
    pt: 'O assistente não responde mais nesta conversa. As suas mensagens serão lidas por uma pessoa da equipe.',
    en: 'The assistant no longer answers in this conversation. A person from the team will read your messages.',
  },
  greeting: {
    es: '¡Hola! ¿En qué podemos ayudarle?',
    pt: 'Olá! Como podemos ajudar?',
    en: 'Hello! How can we help you?',
  },
  thanks: {
    es: '¡De nada! Estamos para ayudarle.',
    pt: 'De nada! Estamos à disposição.',
    en: 'You’re welcome! We’re here to help.',
  },
};
