import type { knowledge as reference } from '../es/knowledge.ts';

export const knowledge: Record<keyof typeof reference, string> = {
  'knowledge.lead': 'The assistant answers only with what these documents and the written answers say.',
  'knowledge.uploadTitle': 'Upload documents',
  'knowledge.drop': 'Drop files here, or choose them. Several at once is fine.',
  'knowledge.accepted':
    'PDF, Word (.docx) and Excel (.xlsx) up to 10 MB; CSV, HTML, Markdown and text up to 2 MB.',
  'knowledge.choose': 'Choose files',
  'knowledge.url': 'Add a web page',
  'knowledge.addPage': 'Add page',
  'knowledge.badUrl': 'That address does not look complete. For example: https://yourbusiness.com/prices',
  'knowledge.pageAdded': 'The page is being read.',
  'knowledge.uploads': 'Files that are being uploaded',
  'knowledge.empty': 'There are no documents yet',
  'knowledge.emptyText':
    'Begin with what you are asked most: the price list, the opening hours, how orders and deliveries work.',
  'knowledge.replacing': 'replaces “{title}”',
  'knowledge.sending': 'Upload of {name}',
  'knowledge.inLine': 'Waiting in line',
  'knowledge.sent': 'Uploading: {percent}%',
  'knowledge.dismiss': 'Dismiss',
  'knowledge.fetched': 'read on {when}',
  'knowledge.refresh': 'Read “{title}” again',
  'knowledge.refreshShort': 'Read again',
  'knowledge.tryAgain': 'Try to read “{title}” again',
  'knowledge.replace': 'Replace “{title}” with another file',
  'knowledge.replaceShort': 'Replace',
  'knowledge.download': 'Download the original of “{title}”',
  'knowledge.downloadShort': 'Download the original',
  'knowledge.delete': 'Delete “{title}”',
  'knowledge.deleteTitle': 'Delete “{title}”?',
  'knowledge.deleteText':
    'The assistant stops answering with what it says. The original is deleted too, and this cannot be undone.',
  'knowledge.deleted': '“{title}” was deleted.',
  'knowledge.reading': 'Reading of “{title}”',
  'knowledge.passages.one': '{count} passage answers',
  'knowledge.passages.other': '{count} passages answer',
  'knowledge.oldAnswers': 'The version before goes on answering.',
  'knowledge.oldAnswersMeanwhile': 'Meanwhile the version before answers.',

  'knowledge.nowReady': '“{title}” is ready to answer',
  'knowledge.nowFailed': '“{title}” could not be read',

  'state.queued': 'Queued for reading',
  'state.extracting': 'Reading: {percent}%',
  'state.ready': 'Ready',
  'state.failed': 'Could not be read',

  'failure.empty': 'It has no text. Check that it is the right file.',
  'failure.not_utf8':
    'Its text is in an encoding that is not recognised. Save it as UTF-8 and upload it again.',
  'failure.too_large': 'It is too large. Split it, or upload only what customers ask about.',
  'failure.too_many_passages': 'It has too much text for one document. Split it.',
  'failure.mislabelled':
    'Its content is not what its name says. Open it, save it again in its format and upload that.',
  'failure.encrypted': 'It has a password. Save a copy without one and upload that.',
  'failure.scanned_only':
    'It is scanned pictures without text. Run it through text recognition (OCR), or upload the original.',
  'failure.corrupt': 'The file is damaged. Open and save it again, or export it as PDF.',
  'failure.zip_bomb':
    'It grows dangerously when unpacked, and was not opened. Save it again with the program that made it.',
  'failure.too_many_pages': 'It has too many pages. Split it.',
  'failure.too_complex':
    'Reading it takes too much time or memory. Simplify it, or export it as text or CSV.',
  'failure.unreadable': 'Something failed on our side while reading it, and was noted. Try again later.',
  'failure.original_lost': 'The original file is no longer stored. Upload it again.',
  'failure.over_budget':
    'The budget for reading documents is used up. Once there is money again, read it anew.',
  'failure.page_unreachable': 'The site did not answer. Check the address, and try again later.',
  'failure.page_not_allowed': 'That address is not public on the internet, or leads to one that is not.',
  'failure.page_not_found': 'The page does not exist. Check the address.',
  'failure.page_refused':
    'The site does not let the page be read: it wants a sign-in, or keeps programs out. Copy the text to a file and upload that.',
  'failure.page_redirects': 'The address leads from page to page without end. Use the final address.',
  'failure.page_unsupported': 'There is no page or document there that can be read.',
  'failure.other': 'It could not be read. Try again, or upload it in another format.',
};
