import { expect, it } from 'vitest';
import { type AccountMail, writeAccountMail } from '../../../worker/features/accounts/account-mails.ts';

const KINDS: AccountMail[] = [
  ...(['confirm_sign_up', 'address_known', 'reset_password', 'password_changed'] as const),
  ...(['password_leaked', 'confirm_email', 'email_changed'] as const),
];

it('says in each language what happened, with the name and the link and nothing more of the person', () => {
  const link = 'https://portero.example/app#/link/sign_up/token';
  for (const kind of KINDS) {
    const mails = (['es', 'pt', 'en'] as const).map((language) =>
      writeAccountMail(kind, { language, name: 'Marta', link }),
    );
    expect(new Set(mails.map(({ subject }) => subject)).size, kind).toBe(3);
    for (const { subject, text } of mails) {
      expect(text).toContain('Marta');
      expect(text.match(/https?:\/\/\S+/g)).toEqual([link]);
      expect(`${subject}${text}`).not.toMatch(/undefined|[<>]/);
    }
  }
});

it('greets whom it does not know without a name', () => {
  expect(writeAccountMail('confirm_sign_up', { language: 'es', name: '' }).text).toMatch(/^Hola:\n/);
});
