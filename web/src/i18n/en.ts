import type { Texts } from './es.ts';

/** English. */
export const en: Texts = {
  'page.title': 'Portero: the front desk of your business on WhatsApp',
  'page.description':
    'Portero answers your customers on WhatsApp with what your business documents say, and cites the passage.',
  'header.skip': 'Skip to content',
  'header.home': 'Portero, home page',
  'header.languages': 'Language',
  'header.signIn': 'Sign in',

  'hero.eyebrow': 'The front desk of your business on WhatsApp',
  'hero.title': 'It answers with what your business already wrote down.',
  'hero.lead':
    'Portero reads the documents of your business (hours, prices, deliveries) and answers your customers on WhatsApp, citing the passage each answer came from. If it is not written down, it says so and leaves the conversation for a person.',

  'status.label': 'Service status',
  'status.checking': 'Asking the service…',
  'status.up': 'The service is up. Checked at {time}.',
  'status.down': 'The service was unreachable at {time}.',
  'status.retry': 'Retry',

  'chat.caption': 'Illustrative example with the manual of a demo bakery, translated.',
  'chat.customer': 'Customer:',
  'chat.portero': 'Portero:',
  'chat.question': 'Hi! how late are you open on saturday?',
  'chat.answer': 'On Saturdays we are open from 7:00 to 19:00, with no break.',
  'chat.source': 'Source: {document}, “{section}”',
  'chat.document': 'Customer service manual',
  'chat.section': 'Opening hours',
  'chat.hardQuestion': 'Do you teach baking classes?',
  'chat.handover':
    'I did not find that in the documents of the business. I am leaving it for a person to answer.',

  'today.title': 'What it does today',
  'today.cites.title': 'Answers, and shows from where',
  'today.cites.text':
    'It searches the documents the business uploaded and answers on WhatsApp. Every answer carries a citation of the passage it rests on.',
  'today.person.title': 'When it does not know, it says so',
  'today.person.text':
    'If the documents are not enough, it does not make things up: it tells the customer and leaves the conversation waiting. Your team takes it over and replies from the browser.',
  'today.stop.title': 'One word and it stops',
  'today.stop.text': 'If the customer writes STOP, BAJA or SAIR, Portero stops writing to them.',
  'today.isolation.title': 'Each business in its own pigeonhole',
  'today.isolation.text':
    'The database keeps businesses apart with Row Level Security: the database itself refuses rows of others, not only the program.',

  'next.title': 'What comes next',
  'next.lead': 'Not available yet. It is noted here so that it is not mistaken for what already works.',
  'next.badge': 'Planned',
  'next.channels': 'Messenger and Instagram, besides WhatsApp.',
  'next.billing': 'Plans and online payments.',

  'footer.privacy':
    'This page uses no cookie but that of your session, if you sign in, and loads nothing from third parties.',
  'footer.security': 'Security: what is verified, and since when',

  'team.loading': 'Opening the page of the team…',
  'team.failed': 'The page could not be loaded. The connection may be down, or there is a new version.',
  'team.reload': 'Load again',

  'notFound.title': 'There is no such door',
  'notFound.text': 'There is no page at this address. The link may be incomplete or out of date.',
  'notFound.home': 'Back to the home page',
};
