import type { answers as reference } from '../es/answers.ts';

export const answers: Record<keyof typeof reference, string> = {
  'answer.question': 'Question',
  'answer.answer': 'Right answer',

  'faq.lead': 'Answers that your team wrote. The assistant uses them together with the documents.',
  'faq.add': 'Add answer',
  'faq.editTitle': 'Edit answer',
  'faq.edit': 'Edit: {question}',
  'faq.delete': 'Delete: {question}',
  'faq.saved': 'Answer saved. The assistant uses it from now on.',
  'faq.deleted': 'Answer deleted.',
  'faq.deleteTitle': 'Delete the answer?',
  'faq.deleteText': 'The assistant stops using what is written for “{question}”.',
  'faq.empty': 'There are no written answers yet',
  'faq.emptyText':
    'Add what the documents do not say. Answers of the assistant that you correct are added here too.',

  'checks.lead':
    'Each answer you correct is asked again when the documents change, so that the mistake does not come back.',
  'checks.run': 'Check now',
  'checks.running': 'Checking. The results appear here.',
  'checks.failing.one': '{count} question no longer gets the right answer. See which document changed.',
  'checks.failing.other': '{count} questions no longer get the right answer. See which document changed.',
  'checks.at': 'Checked on {when}',
  'checks.expected': 'It should answer',
  'checks.actual': 'It answered',
  'checks.notAsked': 'Not asked yet.',
  'checks.noAnswer': 'It did not know.',
  'checks.delete': 'Stop checking: {question}',
  'checks.deleteTitle': 'Stop checking?',
  'checks.deleteText': '“{question}” is not asked again. The written answer stays as it is.',
  'checks.empty': 'There are no checks yet',
  'checks.emptyText':
    'When you correct an answer of the assistant in a conversation, its question is kept here.',

  'check.passing': 'Answers well',
  'check.failing': 'Answers wrongly',
  'check.unchecked': 'Not checked',
};
