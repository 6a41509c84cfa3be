import type { CertificateTexts } from './es.ts';

export const en: CertificateTexts = {
  title: 'Isolation certificate',
  passed: 'No attempt to get across the separation succeeded.',
  failed:
    'At least one attempt to get across the separation succeeded or could not be checked. The operator has been told.',
  development: 'Signed with a development key: not a promise to anybody.',
  organisation: 'Business',
  issuedAt: 'Date and time',
  build: 'Version',
  unknownBuild: 'not declared',
  issuer: 'Service',
  number: 'Number',

  tried: 'What was checked',
  count: 'Attempts',
  result: 'Result',
  'result.passed': 'holds',
  'result.failed': 'does not hold',
  'result.not_applicable': 'does not apply',
  'owner-reads-others': 'Rows: the owner sees none of a test business, table by table',
  'others-read-rows': 'Rows: the test business sees none of this one, table by table',
  'strangers-enter': 'Rows: whoever does not belong does not get in, with an authentic session either',
  'forged-contexts': 'Rows: nobody gets in under a forged signature',
  'others-search-vectors': 'Vectors: a search by meaning finds none of another business',
  'files-in-own-folder': 'Files: all lie in the folder of this business',
  'others-read-files': 'Files: the test business gets none of this one by its number',
  'objects-by-own-name': 'Objects: those of this business bear its number and are nobody else’s',
  'others-open-live': 'Objects: a live pass of the test business does not open this one’s',
  'keys-of-others': 'API keys: the test business’s reads nothing of this one and does not get in',

  'meaning.title': 'What it says, and what it does not',
  meaning:
    'At the time given the running service made these attempts on the data of this business and on those of one that exists for nothing else. It says what became of them, not that no other attempt could succeed, nor which code runs: for that one has to trust the operator.',
  'verify.title': 'How to check the signature',
  verify:
    'The content below, in base64, is this very certificate. The signature is Ed25519 over “DSSEv1”, the length of the type, the type, the length of the content and the content, with a space between them (DSSE 1.0.2). The public key {key} is at {address}.',
  payload: 'Content, of type {type}',
  signature: 'Signature',
};
