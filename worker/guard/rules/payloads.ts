/** Strings that attack software behind the assistant. They are neutralised by parameters and escaping; whoever sends
 * them is no customer with a question. Only what no honest message has counts: a price in quotes is none. */
const PAYLOADS: readonly { reason: PayloadReason; patterns: readonly RegExp[] }[] = [
  {
    reason: 'payload_sql',
    patterns: [
      /['"`)]\s{0,5}(?:or|and|\|\|)\s{1,5}['"(]{0,3}[\w.]{1,20}['"]?\s{0,5}(?:=|<|>|like\b|is\b)\s{0,5}['"(]{0,3}[\w.]{1,20}/i,
      /\bunion(?:\s|\/\*.{0,20}?\*\/){1,5}(?:all\s{1,5})?select\b/i,
      /;\s{0,5}(?:drop|truncate|alter|create)\s{1,5}(?:table|database|schema|user)\b/i,
      /['"`;)]\s{0,5};?\s{0,5}(?:delete\s{1,5}from|insert\s{1,5}into|update\s{1,5}\w{1,40}\s{1,5}set|select\s{1,5}[\w*,\s]{1,60}?\bfrom)\s/i,
      /\b(?:select|delete)\s{1,3}(?:\*|[\w,\s]{1,60}?)\s{0,3}\bfrom\s{1,3}(?:users?|usuarios?|clientes?|customers?|pedidos|orders|information_schema|pg_\w{1,30}|sqlite_master)\b/i,
      /\b(?:information_schema|xp_cmdshell|pg_sleep|waitfor\s{1,5}delay|benchmark\s{0,3}\(|sleep\s{0,3}\(\s{0,3}\d{1,4}\s{0,3}\)|load_file\s{0,3}\(|into\s{1,5}outfile)/i,
      /['"`]\s{0,5}(?:--|#|\/\*)\s{0,3}(?:$|\n|-)/,
    ],
  },
  {
    reason: 'payload_script',
    patterns: [
      /<\s{0,5}\/?\s{0,5}script\b/i,
      /<\s{0,3}(?:iframe|object|embed|applet|base|meta|link)\b[^<>]{0,200}>/i,
      /<\s{0,3}(?:img|svg|body|video|audio|input|details|marquee|a|div|math|style|form|isindex|button|select|textarea)\b[^<>]{0,300}?(?:\bon[a-z]{3,25}\s{0,3}=|javascript:)/i,
      /\bjavascript\s{0,3}:\s{0,3}[\w(]/i,
      /\bon(?:error|load|click|mouseover|focus|toggle|begin|animationstart|pageshow)\s{0,3}=\s{0,3}["'`]?[a-z(]/i,
      /\bdocument\.(?:cookie|domain|location|write)\b/i,
    ],
  },
  {
    reason: 'payload_template',
    patterns: [
      /\{\{[^{}]{0,80}?[*.()[\]_|'"+][^{}]{0,80}\}\}/,
      /\$\{[^{}]{0,80}?[*.()[\]:+][^{}]{0,80}\}/,
      /#\{[^{}]{0,80}?[*.()[\]:+][^{}]{0,80}\}/,
      /<%=?[^%<>]{1,120}%>/,
      /\{%[^%{}]{1,120}%\}/,
      /\$\{\s{0,3}(?:jndi|env|sys|lower|upper)\s{0,3}:/i,
      /__(?:class|globals|builtins|import|subclasses|mro)__/,
      /\bconstructor\s{0,3}[.[]\s{0,3}["']?(?:prototype|constructor)\b/,
    ],
  },
  {
    reason: 'payload_path',
    patterns: [
      /(?:\.\.[\\/]){2,30}/,
      /(?:\.\.|%2e%2e|%252e%252e)(?:%2f|%5c|%252f|\/|\\)(?:\.\.|%2e|etc|windows|boot)/i,
      /\/etc\/(?:passwd|shadow|hosts|group)\b/,
      /\b(?:file|gopher|dict|php|phar|expect):\/\//i,
      /\bc:\\(?:windows|boot|users)\b/i,
      /\b169\.254\.169\.254\b/,
      /(?:^|[\s/"'])\.(?:env|git\/config|htpasswd|aws\/credentials|ssh\/id_rsa)\b/,
    ],
  },
  {
    reason: 'payload_command',
    patterns: [
      /(?:^|[;|&`(]|\$\()\s{0,5}(?:rm\s{1,3}-[rf]{1,2}|cat\s{1,3}[/~.]|wget\s{1,3}\S{1,10}|curl\s{1,3}-?\S{1,10}|nc\s{1,3}-|bash\s{1,3}-|sh\s{1,3}-c|whoami\b|id\s{0,3}[;|&)]|uname\s{1,3}-|ping\s{1,3}-c|powershell\b|chmod\s{1,3}\d|nslookup\s)/i,
      /\$\([a-z][^()]{1,80}\)/,
      /`(?:id|whoami|ls|cat|uname|curl|wget|rm|sleep)\b[^`]{0,80}`/,
      /\|\|?\s{0,3}(?:id|whoami|ls\s-|cat\s)/,
    ],
  },
  {
    reason: 'payload_markup',
    patterns: [
      /<!(?:DOCTYPE|ENTITY)\b[^<>]{0,200}(?:\[|SYSTEM|PUBLIC)/i,
      /<!\[CDATA\[/,
      /\{\s{0,3}["']?\$(?:ne|gt|lt|where|regex|exists|or)["']?\s{0,3}:/,
      /\*\)\(\s{0,3}[|&(]?\s{0,3}\(?[a-z]{1,20}=/i,
      /(?:%0d%0a|\\r\\n)[A-Za-z-]{3,40}:/i,
      /["']?__proto__["']?\s{0,3}[:\].]/,
    ],
  },
];

export type PayloadReason =
  | 'payload_sql'
  | 'payload_script'
  | 'payload_template'
  | 'payload_path'
  | 'payload_command'
  | 'payload_markup';

export interface PayloadHit {
  reason: PayloadReason;
  from: number;
  to: number;
}

/** What a text has that attacks software: at most one hit of each kind. Every repetition is bounded: linear. */
export function findPayloads(text: string): PayloadHit[] {
  // Letters and spaces alone are none.
  if (!/[<>{}$;|`'"\\%*(]|\.\.|\.\/|\/etc|\._|__/.test(text) && !/\bunion\s|_schema|169\.254/i.test(text))
    return [];
  return PAYLOADS.flatMap(({ reason, patterns }) => {
    for (const pattern of patterns) {
      const match = pattern.exec(text);
      if (match) return [{ reason, from: match.index, to: match.index + match[0].length }];
    }
    return [];
  });
}
