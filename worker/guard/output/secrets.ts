/** What keys look like. No document of a business gives one to customers, so passages excuse none. */
const KEYS: readonly RegExp[] = [
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant|or)?[-_]?[A-Za-z0-9_-]{16,200}/,
  /\b(?:AKIA|ASIA|AGPA|AROA)[A-Z0-9]{16}\b/,
  /\bAIza[A-Za-z0-9_-]{30,60}/,
  /\b(?:ghp|gho|ghu|ghs|ghr|github_pat|glpat|npm|xox[abprs]|hf|shpat|dop_v1)[-_][A-Za-z0-9_-]{16,200}/,
  /\bEAA[A-Za-z0-9]{20,400}/,
  /\b(?:APP_USR|TEST)-[0-9a-f-]{16,200}/i,
  /\b(?:pdl|whsec|re|rnd|ptr)_[A-Za-z0-9_]{16,200}/,
  // Looks back from the dot: another `eyJ` may begin after every hyphen.
  /\.(?<=\beyJ[A-Za-z0-9_-]{8,2000}\.)[A-Za-z0-9_-]{4}/,
  /-----BEGIN [A-Z ]{0,40}(?:PRIVATE KEY|CERTIFICATE|PGP)/,
  /\b(?:postgres(?:ql)?|mysql|mongodb(?:\+srv)?|redis|rediss|amqps?|mssql):\/\/\S{3,300}/i,
  /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/@:]{1,100}:[^\s/@]{1,200}@/i,
  /\bbearer\s{1,3}[A-Za-z0-9._~+/=-]{16,2000}/i,
  /\b(?:DATABASE(?:_JOB)?_URL|[A-Z0-9]{2,30}_(?:API_KEY|SECRET|TOKEN|PASSWORD|KEYS?))\s{0,3}[=:]\s{0,3}\S{3,300}/,
];

/** A word for a secret, and what it is: only where no passage says it (the wifi's, say). */
const TOLD =
  /(?:password|passwd|contrasena|clave|senha|api[ _-]?key|access[ _-]?token|secret(?: key)?|token|pin|codigo de acceso|codigo de acesso)\b[^\n.;:=]{0,25}?(?:\bis\b|\bes\b|\be\b|:|=)\s{0,3}["'“«]?([^\s"'”»]{4,120})/g;
/** Long, and of letters and digits in no order that a word has. */
const RANDOM = /[A-Za-z0-9+/_=-]{28,400}/g;
const MOST = 20;

/**
 * Whether an answer holds what opens doors.
 * @param text as it was written: keys have capitals
 * @param folded the same, folded
 * @param passages folded
 */
export function holdsKey(text: string, folded: string, passages: string): boolean {
  if (KEYS.some((pattern) => pattern.test(text))) return true;
  const told = [...folded.matchAll(TOLD)].slice(0, MOST);
  if (told.some(([, secret = '']) => looksSecret(secret) && !passages.includes(secret))) return true;
  return [...text.matchAll(RANDOM)]
    .slice(0, MOST)
    .some(([part]) => isRandom(part) && !passages.includes(part.toLowerCase()));
}

/** `la clave está en la caja` tells none. */
function looksSecret(word: string): boolean {
  return /\d/.test(word) || /[!#$%&*+?@^_~]/.test(word.slice(0, -1));
}

function isRandom(part: string): boolean {
  return (part.match(/\d/g)?.length ?? 0) >= 4 && (part.match(/[A-Za-z]/g)?.length ?? 0) >= 4;
}
