import type { account as reference } from '../es/account.ts';

export const account: Record<keyof typeof reference, string> = {
  'password.title': 'Password',
  'password.text': 'Changing it ends your sessions on other devices.',
  'password.current': 'Current password',
  'password.wrong': 'That is not your current password.',
  'password.change': 'Change the password',
  'password.changed': 'Password changed.',

  'leak.title': 'Your password is no longer secret',
  'leak.text':
    'It appeared in a list of passwords leaked from other sites. Change it now, and wherever else you use it.',
  'leak.later': 'Later',

  'email.title': 'E-mail address',
  'email.text': 'We send a link to the new address. When you use it, the old one is told too.',
  'email.new': 'New address',
  'email.change': 'Change the address',
  'email.sent': 'We sent a link to {email}. Until you use it, the present address stays.',

  'factor.title': 'Second factor',
  'factor.text': 'Besides the password, a code that changes every 30 seconds in an app on your phone.',
  'factor.on': 'On',
  'factor.off': 'Off',
  'factor.codesLeft': 'Recovery codes left: {count}.',
  'factor.setUp': 'Turn on the second factor',
  'factor.scan':
    'Open your authenticator app (Google Authenticator, Aegis, 1Password…) and scan this QR code.',
  'factor.qr': 'QR code with the key of the second factor; the key as text is below',
  'factor.byHand': 'If you cannot scan it, type this key in:',
  'factor.code': 'Code',
  'factor.codeHint': 'The 6 digits that the app shows.',
  'factor.codeOrRecoveryHint': 'The 6 digits of the app, or a recovery code.',
  'factor.activate': 'Turn on',
  'factor.newCodes': 'New recovery codes',
  'factor.remove': 'Turn off',
  'factor.removeTitle': 'Turn off the second factor?',
  'factor.removeText':
    'The password will be enough to sign in, and the recovery codes stop working. Businesses that require the second factor will not let you in.',
  'factor.removed': 'Second factor turned off.',

  'recovery.title': 'Your recovery codes',
  'recovery.text':
    'If you lose the phone you sign in with one of these codes; each works once. They are not shown again: keep them in a safe place.',
  'recovery.fileName': 'portero-recovery-codes.txt',
  'recovery.download': 'Download',
  'recovery.print': 'Print',
  'recovery.saved': 'I saved them',

  'stepUp.title': 'Confirm that it is you',
  'stepUp.text': 'This needs your second factor. It is good for five minutes.',
  'stepUp.setup':
    'This needs a second factor, and your account has none yet. Turn it on in your account and try again.',
  'stepUp.goToSetup': 'Go to my account',
  'stepUp.confirm': 'Confirm',

  'sessions.title': 'Where you are signed in',
  'sessions.current': 'This session',
  'sessions.unknownDevice': 'Unknown device',
  'sessions.seen': 'last seen: {time}',
  'sessions.end': 'End',
  'sessions.endOthers': 'End all others',
  'sessions.endOthersText': 'On the other devices it will be necessary to sign in again.',
  'sessions.ended': 'Session ended.',

  'deletion.title': 'Delete the account',
  'deletion.text': 'Your account is deleted with your data. It needs the second factor.',
  'deletion.loses': 'This is lost completely too, since you are the only owner:',
  'deletion.organisation': '{name} (conversations: {conversations}; documents: {documents})',
  'deletion.leaves': 'You will no longer be in: {names}.',
  'deletion.ask': 'Delete my account',
  'deletion.askTitle': 'Delete your account?',
  'deletion.week': 'You have seven days to change your mind. After that nothing can be brought back.',
  'deletion.asked': 'The account will be deleted in seven days. We sent you a mail.',
  'deletion.pending': 'Your account will be deleted on {date}.',
  'deletion.badge': 'Being deleted',
  'deletion.undo': 'Do not delete it',
  'deletion.undone': 'Your account is no longer being deleted.',
};
