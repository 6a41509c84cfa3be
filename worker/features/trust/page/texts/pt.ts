import type { PageTexts } from './es.ts';

export const pt: PageTexts = {
  'page.title': 'Segurança do Portero',
  'page.description':
    'Quais controles de segurança o Portero tem, quando foram conferidos e o que não cobrem.',
  'page.skip': 'Ir para o conteúdo',
  'page.home': 'Portero, página inicial',
  'page.languages': 'Idioma',
  'page.contents': 'Nesta página',
  'contents.count': '{verified} de {all}',
  'page.heading': 'Segurança que se comprova',
  'page.lead':
    'Só aparecem controles que existem de verdade; as melhorias previstas são indicadas como tais. Um controle aparece como verificado quando seus testes passaram nesta mesma versão e suas sondagens passam agora. Se não, dizemos aqui, sem que ninguém precise se lembrar.',

  'summary.count': '{verified} de {implemented} controles verificados',
  'summary.probes': 'Sondagens ao vivo: {passed} de {all} passam; última tentativa {time}.',
  'summary.noProbes': 'Não há sondagens ao vivo recentes: o que depende delas não aparece como verificado.',
  'summary.build': 'Versão {build}.',
  'summary.often': 'Testes e auditorias rodam a cada versão; as sondagens, a cada minuto.',

  'evidence.valid': 'Testes desta versão, assinados em {time}.',
  'evidence.development':
    'Assinados com uma chave de desenvolvimento: servem para experimentar esta página, não como promessa a ninguém.',
  'evidence.stale': 'Os testes assinados venceram em {time}: nada aparece como verificado por eles.',
  'evidence.missing': 'Não há testes assinados desta versão: nada aparece como verificado por eles.',
  'evidence.unavailable':
    'Não foi possível ler agora os testes assinados: nada aparece como verificado por eles.',
  'evidence.unusable':
    'Há testes, mas não valem ({reason}): nada aparece como verificado por eles até que sejam repostos.',

  'evidence.since': 'Não verificado desde {time}.',
  'reason.malformed': 'não podem ser lidos',
  'reason.unsigned': 'não estão assinados',
  'reason.foreign_key': 'foram assinados por uma chave alheia',
  'reason.edited': 'alguém os alterou depois da assinatura',
  'reason.other_build': 'são de outra versão',
  'reason.from_the_future': 'têm uma data que não chegou',

  'area.encryption': 'Criptografia',
  'area.isolation': 'Acesso e separação entre negócios',
  'area.edge': 'Portas de entrada',
  'area.data': 'Dados sensíveis',
  'area.abuse': 'Freio a abusos',
  'area.verification': 'Comprovação',
  'area.account': 'Conta',

  'state.verified': 'Verificado',
  'state.verifiedOn': 'em {time}',
  'state.notVerified': 'Não verificado',
  'state.notVerifiedSince': 'desde {time}',
  'state.planned': 'Previsto',
  'state.vendor': 'Do fornecedor',

  'proof.tests': '{count} testes',
  'proof.test': '1 teste',
  'proof.audits': '{count} auditorias',
  'proof.audit': '1 auditoria',
  'proof.probe': '1 sondagem',
  'proof.probes': '{count} sondagens',
  limit: 'Não cobre:',

  'vendor.title': 'O que nossos fornecedores fazem',
  'vendor.lead': 'São eles que dizem; nós não testamos. Vimos a documentação deles na data indicada.',
  'vendor.checked': '{name}, visto em {time}',
  'planned.title': 'Previsto, ainda não existe',
  'planned.lead': 'Nada disto protege hoje.',

  'how.title': 'Como se comprova',
  'how.build':
    'A cada versão rodam os testes e as auditorias de cada controle. O resultado é assinado junto com a impressão digital da versão e guardado fora dela: esta página só mostra o da sua própria impressão digital.',
  'how.probes':
    'A cada minuto o serviço em funcionamento tenta quebrar suas próprias defesas, de fora e de dentro. Se uma sondagem falha ou passam três minutos sem ela, o controle deixa de aparecer como verificado e quem opera é avisado.',
  'how.outside':
    'De fora: {document} traz tudo isto para programas, com o resultado assinado, e {command} confere assinatura, impressão digital e data. O que não consegue demonstrar é qual código roda: para isso é preciso confiar em quem opera.',
  'how.table': 'Sondagens ao vivo',
  'how.probe': 'O que tenta',
  'how.result': 'Último resultado',
  'how.none': 'Nenhuma ainda.',

  'probe.headers': 'Respostas e páginas levam os cabeçalhos que protegem o navegador',
  'probe.unguarded-refused': 'Pedidos sem credencial são recusados',
  'probe.forged-signatures': 'Avisos com assinatura falsa são recusados',
  'probe.database-role': 'A conexão ao banco não consegue contornar a separação',
  'probe.forced-rls': 'Todas as tabelas estão fechadas',
  'probe.cross-tenant-read': 'Um negócio de teste não lê nada de outro',
  'probe.gates-hold': 'Um negócio de teste respeita os limites',
  'probe.evidence-fresh': 'Os testes assinados desta versão valem',
  'result.passed': 'passou',
  'result.failed': 'falhou',
  'result.timed_out': 'não terminou a tempo',
  'result.stale': 'sem notícias desde {time}',

  'report.title': 'Avisar de uma vulnerabilidade',
  'report.contact': 'Escreva para {contact}. Respondemos em até três dias úteis.',
  'report.noContact':
    'Quem opera este serviço ainda não publicou um endereço para isto: use o contato que você já tiver com essa pessoa.',
  'report.rules':
    'Teste só com os seus próprios negócios e dados, sem parar o serviço nem olhar dados alheios, e nos dê 90 dias antes de publicar.',
  'report.file': 'O mesmo para programas: {file}',
  footer: 'Esta página não usa cookies nem JavaScript e não carrega nada de terceiros.',
};
