/** How many requirements each section of OWASP ASVS 5.0.0 has (345 in all): `2.4` has 2.4.1 and 2.4.2. */
const ASVS_SECTIONS: Readonly<Record<number, readonly number[]>> = {
  1: [2, 10, 12, 3, 3],
  2: [3, 3, 5, 2],
  3: [1, 3, 5, 8, 8, 1, 5],
  4: [5, 5, 2, 4],
  5: [1, 6, 3, 3],
  6: [3, 12, 8, 6, 8, 4, 2, 4],
  7: [3, 4, 2, 5, 3, 2],
  8: [4, 4, 3, 2],
  9: [3, 4],
  10: [2, 3, 5, 16, 5, 2, 3],
  11: [4, 5, 5, 4, 2, 2, 2],
  12: [5, 2, 5],
  13: [4, 6, 4, 7],
  14: [2, 8, 3],
  15: [5, 5, 7, 4],
  16: [1, 5, 4, 3, 4],
  17: [2, 8, 2],
};

/** Whether OWASP ASVS 5.0.0 has a requirement of this number, such as `8.4.1`. */
export function isAsvsRequirement(id: string): boolean {
  const [, chapter, section, number] = /^(\d+)\.(\d+)\.(\d+)$/.exec(id)?.map(Number) ?? [];
  const count = ASVS_SECTIONS[chapter ?? 0]?.[(section ?? 0) - 1] ?? 0;
  return number !== undefined && number >= 1 && number <= count;
}

/** OWASP API Security Top 10, 2023. */
export const API_RISKS: Readonly<Record<string, string>> = {
  API1: 'Broken Object Level Authorization',
  API2: 'Broken Authentication',
  API3: 'Broken Object Property Level Authorization',
  API4: 'Unrestricted Resource Consumption',
  API5: 'Broken Function Level Authorization',
  API6: 'Unrestricted Access to Sensitive Business Flows',
  API7: 'Server Side Request Forgery',
  API8: 'Security Misconfiguration',
  API9: 'Improper Inventory Management',
  API10: 'Unsafe Consumption of APIs',
};

/** OWASP Top 10 for LLM Applications, 2025. */
export const LLM_RISKS: Readonly<Record<string, string>> = {
  LLM01: 'Prompt Injection',
  LLM02: 'Sensitive Information Disclosure',
  LLM03: 'Supply Chain',
  LLM04: 'Data and Model Poisoning',
  LLM05: 'Improper Output Handling',
  LLM06: 'Excessive Agency',
  LLM07: 'System Prompt Leakage',
  LLM08: 'Vector and Embedding Weaknesses',
  LLM09: 'Misinformation',
  LLM10: 'Unbounded Consumption',
};
