import type { Control } from '../control.ts';

export const ACCOUNT: readonly Control[] = [
  {
    id: 'password-hashing',
    area: 'account',
    claim: {
      es: 'Las contraseñas se guardan solo como huella lenta de calcular (argon2id), cada una con su sal.',
      pt: 'As senhas são guardadas só como resumo lento de calcular (argon2id), cada uma com seu sal.',
      en: 'Passwords are kept only as hashes that are slow to compute (argon2id), each with a salt of its own.',
    },
    code: ['worker/features/accounts/password'],
    proofs: [
      { kind: 'test', file: 'test/unit/accounts/argon2id.test.ts', tests: 3 },
      { kind: 'test', file: 'test/workerd/password-hash.test.ts', tests: 6 },
    ],
    notCovered: {
      es: 'Una contraseña que también se usa en otro sitio.',
      pt: 'Uma senha que também se usa em outro site.',
      en: 'A password that is used elsewhere too.',
    },
    standards: { asvs: ['6.2.8', '6.2.9', '11.4.2'], api: ['API2'], llm: [] },
  },
  {
    id: 'leaked-passwords',
    area: 'account',
    claim: {
      es: 'Las contraseñas comunes o filtradas se rechazan, sin que la contraseña salga de aquí.',
      pt: 'As senhas comuns ou vazadas são recusadas, sem que a senha saia daqui.',
      en: 'Common and leaked passwords are refused, and the password does not leave us for that.',
    },
    code: ['worker/features/accounts/password/check-password.ts', 'worker/providers/leaked-passwords'],
    proofs: [
      { kind: 'test', file: 'test/unit/accounts/leaked-passwords.test.ts', tests: 3 },
      { kind: 'test', file: 'test/unit/accounts/check-password.test.ts', tests: 1 },
      { kind: 'test', file: 'test/end-to-end/sign-up.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Filtraciones que nadie ha publicado. Si la lista no responde, se vuelve a mirar al ingresar.',
      pt: 'Vazamentos que ninguém publicou. Se a lista não responde, confere-se de novo na entrada.',
      en: 'Leaks that nobody has published. While the list is out of reach, it is asked again at the next sign-in.',
    },
    standards: { asvs: ['6.2.1', '6.2.4', '6.2.12'], api: ['API2'], llm: [] },
  },
  {
    id: 'second-factor',
    area: 'account',
    claim: {
      es: 'Segundo paso opcional con una aplicación de códigos (TOTP), que un negocio puede exigir; cada código sirve una vez.',
      pt: 'Segundo passo opcional com um aplicativo de códigos (TOTP), que um negócio pode exigir; cada código serve uma vez.',
      en: 'An optional second step by an authenticator app (TOTP), which a business can require; each code works once.',
    },
    code: ['worker/features/accounts/second-factor'],
    proofs: [
      { kind: 'test', file: 'test/unit/accounts/totp.test.ts', tests: 26 },
      { kind: 'test', file: 'test/database/second-factor.test.ts', tests: 14 },
      { kind: 'test', file: 'test/end-to-end/second-factor.test.ts', tests: 8 },
      { kind: 'test', file: 'test/end-to-end/organisations.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Un sitio falso que pide el código y lo usa en el mismo momento.',
      pt: 'Um site falso que pede o código e o usa no mesmo momento.',
      en: 'A fake site that asks for the code and uses it in the same moment.',
    },
    standards: {
      asvs: ['6.3.3', '6.3.4', '6.5.1', '6.5.2', '6.5.3', '6.5.5', '6.5.6', '6.6.3'],
      api: ['API2'],
      llm: [],
    },
  },
  {
    id: 'uniform-sign-in',
    area: 'account',
    claim: {
      es: 'Ni el ingreso ni el alta ni el olvido de la contraseña revelan si un correo tiene cuenta.',
      pt: 'Nem a entrada, nem o cadastro, nem o esquecimento da senha revelam se um e-mail tem conta.',
      en: 'Neither signing in nor signing up nor a forgotten password tells whether an address has an account.',
    },
    code: ['worker/features/accounts/sign-in.ts', 'worker/features/accounts/sign-up.ts'],
    proofs: [
      { kind: 'test', file: 'test/workerd/sign-in-work.test.ts', tests: 2 },
      { kind: 'test', file: 'test/end-to-end/sign-in.test.ts', tests: 1 },
      { kind: 'test', file: 'test/end-to-end/sign-up.test.ts', tests: 1 },
      { kind: 'test', file: 'test/end-to-end/password-reset.test.ts', tests: 1 },
    ],
    notCovered: {
      es: 'Diferencias de tiempo más finas que igual trabajo y las mismas consultas.',
      pt: 'Diferenças de tempo mais finas que o mesmo trabalho e as mesmas consultas.',
      en: 'Differences in time finer than equal work and equal queries.',
    },
    standards: { asvs: ['6.3.8'], api: ['API2'], llm: [] },
  },
  {
    id: 'account-links',
    area: 'account',
    claim: {
      es: 'Los enlaces que enviamos por correo sirven una vez, diez minutos, y la contraseña se elige recién detrás de ellos.',
      pt: 'Os links que enviamos por e-mail servem uma vez, por dez minutos, e a senha só é escolhida depois deles.',
      en: 'Links that we mail work once, for ten minutes, and the password is chosen only behind them.',
    },
    code: ['worker/features/accounts/account-links.ts', 'worker/features/accounts/confirm-sign-up.ts'],
    proofs: [
      { kind: 'test', file: 'test/database/identity.test.ts', tests: 1 },
      { kind: 'test', file: 'test/end-to-end/sign-up.test.ts', tests: 4 },
      { kind: 'test', file: 'test/end-to-end/password-reset.test.ts', tests: 2 },
    ],
    notCovered: {
      es: 'Quien puede leer tu correo, o que alguien abra un enlace que otro pidió.',
      pt: 'Quem pode ler seu e-mail, ou que alguém abra um link que outro pediu.',
      en: 'Whoever reads your mail, and a link that is opened though somebody else asked for it.',
    },
    standards: { asvs: ['6.4.1', '6.4.3', '6.5.5'], api: ['API2'], llm: [] },
  },
  {
    id: 'step-up',
    area: 'account',
    claim: {
      es: 'Una sesión abierta no alcanza para cambiar el correo o el segundo paso: se pide otra vez la contraseña, y el código a quien lo usa.',
      pt: 'Uma sessão aberta não basta para mudar o e-mail ou o segundo passo: pede-se de novo a senha, e o código a quem o usa.',
      en: 'An open session is not enough to change the address or the second step: the password is asked again, and the code of whoever has one.',
    },
    code: ['worker/features/accounts/change-email.ts', 'worker/features/accounts/second-factor'],
    proofs: [
      { kind: 'test', file: 'test/end-to-end/email-change.test.ts', tests: 2 },
      { kind: 'test', file: 'test/end-to-end/second-factor.test.ts', tests: 4 },
    ],
    notCovered: {
      es: 'Quien tiene la sesión y además la contraseña de alguien sin segundo paso.',
      pt: 'Quem tem a sessão e também a senha de alguém sem segundo passo.',
      en: 'Whoever has the session and the password of somebody without a second step.',
    },
    standards: { asvs: ['6.3.7', '7.5.1'], api: ['API2'], llm: [] },
  },
  {
    id: 'account-deletion',
    area: 'account',
    claim: {
      es: 'Borrar la cuenta exige un código del segundo paso, se puede deshacer siete días, y luego no queda nada de la persona.',
      pt: 'Apagar a conta exige um código do segundo passo, pode ser desfeito por sete dias, e depois nada resta da pessoa.',
      en: 'Deleting an account takes a code of the second step, can be undone for seven days, and then leaves nothing of the person.',
    },
    code: ['worker/features/accounts/deletion', 'worker/cron/erase-accounts.ts'],
    proofs: [
      { kind: 'test', file: 'test/database/account-deletion.test.ts', tests: 6 },
      { kind: 'test', file: 'test/end-to-end/account-deletion.test.ts', tests: 8 },
    ],
    notCovered: {
      es: 'Las copias de la base de datos, hasta que vencen.',
      pt: 'As cópias do banco de dados, até vencerem.',
      en: 'Backups of the database, until they expire.',
    },
    standards: { asvs: ['7.4.2', '7.5.3', '14.2.7'], api: [], llm: [] },
  },
  {
    id: 'point-in-time-recovery',
    area: 'account',
    claim: {
      es: 'La base de datos puede volver a un momento anterior.',
      pt: 'O banco de dados pode voltar a um momento anterior.',
      en: 'The database can be brought back to an earlier moment.',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Lo ofrece Neon, por los días contratados; no lo probamos nosotros. No incluye los archivos.',
      pt: 'É oferecido pela Neon, pelos dias contratados; não testamos. Não inclui os arquivos.',
      en: 'Neon offers it, for the days paid for; we have not tested it. Files are not part of it.',
    },
    standards: { asvs: [], api: [], llm: [] },
    vendor: {
      name: 'Neon',
      url: 'https://neon.com/docs/introduction/branch-restore',
      checkedOn: '2026-11-30',
    },
  },
  {
    id: 'restore-drills',
    area: 'account',
    claim: {
      es: 'Copias propias, con restauraciones de prueba.',
      pt: 'Cópias próprias, com restaurações de teste.',
      en: 'Backups of our own, with restores that are practised.',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Hoy no hay copias propias.',
      pt: 'Hoje não há cópias próprias.',
      en: 'Today there are none of our own.',
    },
    standards: { asvs: [], api: [], llm: [] },
  },
  {
    id: 'cookie-consent',
    area: 'account',
    claim: {
      es: 'Cookies de análisis solo con tu permiso; hasta entonces, solo las esenciales.',
      pt: 'Cookies de análise só com a sua permissão; até lá, só os essenciais.',
      en: 'Analytics cookies by your consent alone; until then, essential ones only.',
    },
    code: [],
    proofs: [],
    notCovered: {
      es: 'Hoy no usamos cookies de análisis.',
      pt: 'Hoje não usamos cookies de análise.',
      en: 'Today we use no analytics cookies.',
    },
    standards: { asvs: ['14.2.3'], api: [], llm: [] },
  },
];
