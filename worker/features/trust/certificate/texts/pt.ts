import type { CertificateTexts } from './es.ts';

export const pt: CertificateTexts = {
  title: 'Certificado de isolamento',
  passed: 'Nenhuma tentativa de cruzar a separação teve êxito.',
  failed:
    'Pelo menos uma tentativa de cruzar a separação teve êxito ou não pôde ser conferida. Avisamos quem opera.',
  development: 'Assinado com uma chave de desenvolvimento: não é promessa a ninguém.',
  organisation: 'Negócio',
  issuedAt: 'Data e hora',
  build: 'Versão',
  unknownBuild: 'não declarada',
  issuer: 'Serviço',
  number: 'Número',

  tried: 'O que se conferiu',
  count: 'Tentativas',
  result: 'Resultado',
  'result.passed': 'cumpre-se',
  'result.failed': 'não se cumpre',
  'result.not_applicable': 'não se aplica',
  'owner-reads-others': 'Linhas: o dono não vê nenhuma do negócio de teste, tabela por tabela',
  'others-read-rows': 'Linhas: o negócio de teste não vê nenhuma deste, tabela por tabela',
  'strangers-enter': 'Linhas: quem não é do negócio não entra, mesmo com sessão autêntica',
  'forged-contexts': 'Linhas: ninguém entra com uma assinatura falsa',
  'others-search-vectors': 'Vetores: a busca por significado não encontra os de outro negócio',
  'files-in-own-folder': 'Arquivos: todos estão na pasta deste negócio',
  'others-read-files': 'Arquivos: o negócio de teste não obtém nenhum deste pelo número',
  'objects-by-own-name': 'Objetos: os deste negócio levam o seu número e não são de outro',
  'others-open-live': 'Objetos: um passe ao vivo do negócio de teste não abre o deste',
  'keys-of-others': 'Chaves de API: a do negócio de teste não lê nada deste nem entra nele',

  'meaning.title': 'O que diz e o que não diz',
  meaning:
    'Na hora indicada o serviço em funcionamento fez estas tentativas contra os dados deste negócio e os de um negócio criado só para isso. Diz o que aconteceu com elas, não que nenhuma outra possa ter êxito, nem qual código roda: para isso é preciso confiar em quem opera.',
  'verify.title': 'Como se confere a assinatura',
  verify:
    'O conteúdo abaixo, em base64, é este mesmo certificado. A assinatura é Ed25519 sobre “DSSEv1”, o tamanho do tipo, o tipo, o tamanho do conteúdo e o conteúdo, separados por um espaço (DSSE 1.0.2). A chave pública {key} está em {address}.',
  payload: 'Conteúdo, do tipo {type}',
  signature: 'Assinatura',
};
