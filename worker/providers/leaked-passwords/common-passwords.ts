/** What people begin a long password with, in Spanish, Portuguese and English. */
const WORDS = [
  ...[
    'password',
    'passw0rd',
    'p@ssword',
    'p@ssw0rd',
    'contraseña',
    'contrasena',
    'senha',
    'clave',
    'secreto',
  ],
  ...['segredo', 'welcome', 'bienvenido', 'bemvindo', 'administrator', 'administrador', 'admin', 'letmein'],
  ...[
    'iloveyou',
    'teamo',
    'teamomucho',
    'teamoparasempre',
    'tequiero',
    'euteamo',
    'mifamilia',
    'minhafamilia',
  ],
  ...[
    'princess',
    'princesa',
    'sunshine',
    'superman',
    'starwars',
    'football',
    'futbol',
    'futebol',
    'barcelona',
  ],
  ...[
    'realmadrid',
    'bocajuniors',
    'riverplate',
    'flamengo',
    'corinthians',
    'palmeiras',
    'argentina',
    'brasil',
  ],
  ...['mexico', 'colombia', 'uruguay', 'qwerty', 'qwertyuiop', 'qazwsx', 'changeme', 'default', 'computer'],
];
const TAILS = [
  '123',
  '1234',
  '12345',
  '123456',
  '1234567',
  '12345678',
  '123456789',
  '123!',
  '2024',
  '2025',
  '2026',
];
const WHOLE = [
  ...['123456789012', '1234567890123', '12345678901234', '123456789012345', '1234567891011', '123456789123'],
  ...['123123123123', '123412341234', '112233445566', '111222333444', '012345678910', '098765432109'],
  ...['121212121212', '101010101010', '123321123321', '147258369147', '987654321098', '1q2w3e4r5t6y'],
  ...[
    '1q2w3e4r5t6y7u',
    '1qaz2wsx3edc',
    '1qaz2wsx3edc4rfv',
    'qwertyuiopasdf',
    'qwertyuiopasdfghjkl',
    'qwerty123456',
  ],
  ...[
    'asdfghjkl123',
    'asdfghjklñ123',
    'zxcvbnm12345',
    'qazwsxedcrfv',
    'abcdefghijkl',
    'abcdefghijklm',
    'abcd12345678',
  ],
  ...[
    'abc123456789',
    'a1b2c3d4e5f6',
    'aa1234567890',
    'passwordpassword',
    'contraseñasegura',
    'contrasenasegura',
  ],
  ...[
    'senhasegura123',
    'minhasenha123',
    'miclave12345',
    'micontraseña',
    'unaclavesegura',
    'correcthorsebatterystaple',
  ],
  ...[
    'thisismypassword',
    'iloveyouforever',
    'teamoporsiempre',
    'diosesamor123',
    'deusefiel123',
    'jesusteama123',
  ],
  ...[
    'letmeinletmein',
    'trustno1trustno1',
    'monkeymonkey',
    'dragondragon',
    'adminadminadmin',
    'portero12345',
  ],
];
const MIN_LENGTH = 12;

let common: Set<string> | null = null;

/** Whether it is one of the commonest that are long enough to be chosen, in any case of letters. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(listCommonPasswords());
  return common.has(password.toLowerCase()) || /^(.{1,2})\1{5,}$/u.test(password);
}

function listCommonPasswords(): string[] {
  const joined = WORDS.flatMap((word) => TAILS.map((tail) => word + tail));
  const doubled = WORDS.map((word) => word + word);
  return [...WHOLE, ...WORDS, ...joined, ...doubled].filter((one) => [...one].length >= MIN_LENGTH);
}
