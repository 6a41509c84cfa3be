import type { PageTexts } from './es.ts';

export const en: PageTexts = {
  'page.title': 'Security of Portero',
  'page.description':
    'Which security controls Portero has, when they were checked and what they do not cover.',
  'page.skip': 'Skip to content',
  'page.home': 'Portero, home page',
  'page.languages': 'Language',
  'page.contents': 'On this page',
  'contents.count': '{verified} of {all}',
  'page.heading': 'Security that proves itself',
  'page.lead':
    'We list only controls that are actually implemented; planned improvements are identified as such. A control is shown as verified when its tests passed on this very version and its live probes pass now. Otherwise we say so here, and nobody has to remember to.',

  'summary.count': '{verified} of {implemented} controls verified',
  'summary.probes': 'Live probes: {passed} of {all} pass; last tried {time}.',
  'summary.noProbes': 'There are no recent live probes: what depends on them is not shown as verified.',
  'summary.build': 'Version {build}.',
  'summary.often': 'Tests and audits run with each version, probes every minute.',

  'evidence.valid': 'Tests of this version, signed on {time}.',
  'evidence.development':
    'Signed with a development key: good for trying out this page, not as a promise to anybody.',
  'evidence.stale': 'The signed tests expired on {time}: nothing is shown as verified by them.',
  'evidence.missing': 'There are no signed tests of this version: nothing is shown as verified by them.',
  'evidence.unavailable':
    'The signed tests could not be read just now: nothing is shown as verified by them.',
  'evidence.unusable':
    'There are tests, but they do not count ({reason}): nothing is shown as verified by them until they are replaced.',

  'evidence.since': 'Not verified since {time}.',
  'reason.malformed': 'they cannot be read',
  'reason.unsigned': 'they are not signed',
  'reason.foreign_key': 'a key of somebody else signed them',
  'reason.edited': 'somebody changed them after they were signed',
  'reason.other_build': 'they are of another version',
  'reason.from_the_future': 'their date is yet to come',

  'area.encryption': 'Encryption',
  'area.isolation': 'Access, and keeping businesses apart',
  'area.edge': 'Ways in',
  'area.data': 'Sensitive data',
  'area.abuse': 'Holding off abuse',
  'area.verification': 'Verification',
  'area.account': 'Account',

  'state.verified': 'Verified',
  'state.verifiedOn': 'on {time}',
  'state.notVerified': 'Not verified',
  'state.notVerifiedSince': 'since {time}',
  'state.planned': 'Planned',
  'state.vendor': 'By the vendor',

  'proof.tests': '{count} tests',
  'proof.test': '1 test',
  'proof.audits': '{count} audits',
  'proof.audit': '1 audit',
  'proof.probe': '1 probe',
  'proof.probes': '{count} probes',
  limit: 'Does not cover:',

  'vendor.title': 'What our vendors do',
  'vendor.lead': 'They say so; we do not test it. We looked at their documentation on the date given.',
  'vendor.checked': '{name}, looked at on {time}',
  'planned.title': 'Planned, not there yet',
  'planned.lead': 'None of this protects anybody today.',

  'how.title': 'How it is checked',
  'how.build':
    'The tests and audits of every control run with each version. What they came to is signed together with the fingerprint of the version and kept outside it: this page shows only that of its own fingerprint.',
  'how.probes':
    'Every minute the running service tries to break its own defences, from outside and from inside. Where a probe fails, or three minutes pass without it, the control is no longer shown as verified, and the operator is told.',
  'how.outside':
    'From outside: {document} has all of this for programs, with the signed result, and {command} checks signature, fingerprint and date. What it cannot prove is which code runs: for that one has to trust the operator.',
  'how.table': 'Live probes',
  'how.probe': 'What it tries',
  'how.result': 'Last result',
  'how.none': 'None so far.',

  'probe.headers': 'Answers and pages carry the headers that protect the browser',
  'probe.unguarded-refused': 'Requests without a credential are refused',
  'probe.forged-signatures': 'Notices with a forged signature are refused',
  'probe.database-role': 'The database connection cannot get round the separation',
  'probe.forced-rls': 'Every table is closed',
  'probe.cross-tenant-read': 'A test business reads nothing of another',
  'probe.gates-hold': 'A test business is held to its limits',
  'probe.evidence-fresh': 'The signed tests of this version hold',
  'result.passed': 'passed',
  'result.failed': 'failed',
  'result.timed_out': 'did not end in time',
  'result.stale': 'no news since {time}',

  'report.title': 'Report a vulnerability',
  'report.contact': 'Write to {contact}. We answer within three working days.',
  'report.noContact':
    'Whoever operates this service has not published an address for this yet: use the contact that you already have with them.',
  'report.rules':
    'Try it on your own businesses and data only, without stopping the service or looking at data of others, and give us 90 days before you publish.',
  'report.file': 'The same for programs: {file}',
  footer: 'This page uses no cookies and no JavaScript, and loads nothing from third parties.',
};
