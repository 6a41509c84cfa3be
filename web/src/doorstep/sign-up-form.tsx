import { useMemo, useState } from 'react';
import { doorApi } from '../api/account-api.ts';
import type { ApiClient } from '../api/client.ts';
import { useTexts } from '../team/texts-context.ts';
import { checkEmail, checkFilled, faults } from '../team/ui/checks.ts';
import { ErrorText } from '../team/ui/error-text.tsx';
import { Field } from '../team/ui/field.tsx';
import { LanguageField } from '../team/ui/language-field.tsx';
import { useForm } from '../team/ui/use-form.ts';
import { guessTimeZone, ZoneField } from '../team/ui/zone-field.tsx';
import { DoorLink, type GoTo } from './door-link.tsx';
import { MailSent } from './mail-sent.tsx';

/** A new account with its business. Nothing exists before the link in the mail is used: the password is chosen there. */
export function SignUpForm({ client, onGo }: { client: ApiClient; onGo: GoTo }) {
  const { t, language } = useTexts();
  const api = useMemo(() => doorApi(client), [client]);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { form, isBusy, error, field, submit } = useForm({
    initial: { name: '', email: '', organisation: '', language, timeZone: guessTimeZone() },
    check: (typed) =>
      faults({
        name: checkFilled(typed.name),
        email: checkEmail(typed.email),
        organisation: null,
        language: null,
        timeZone: null,
      }),
    send: async ({ name, email, organisation, ...others }) => {
      const trimmed = { name: name.trim(), email: email.trim(), organisation: organisation.trim() };
      await api.signUp({ ...others, ...trimmed, organisation: trimmed.organisation || null });
      setSentTo(trimmed.email);
    },
  });
  const [zone, spoken] = [field('timeZone'), field('language')];
  return (
    <>
      {sentTo === null ? (
        <form ref={form} noValidate onSubmit={submit}>
          <Field {...field('name')} label={t('form.name')} autoComplete="name" maxLength={100} />
          <Field
            {...field('email')}
            label={t('form.email')}
            type="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={320}
          />
          <Field
            {...field('organisation')}
            label={t('form.organisation')}
            hint={t('form.organisationHint')}
            autoComplete="organization"
            maxLength={100}
          />
          <LanguageField label={t('form.language')} value={spoken.value} onChange={spoken.onValue} />
          <ZoneField label={t('hours.zone')} value={zone.value} onChange={zone.onValue} />
          <ErrorText error={error} />
          <button type="submit" className="primary" disabled={isBusy}>
            {t(isBusy ? 'door.busy' : 'door.create')}
          </button>
        </form>
      ) : (
        <MailSent text={t('door.signUpSent', { email: sentTo })} />
      )}
      <p>
        {t('door.haveAccount')}{' '}
        <DoorLink to="sign-in" onGo={onGo}>
          {t('door.signIn')}
        </DoorLink>
      </p>
    </>
  );
}
