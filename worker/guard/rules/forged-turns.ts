/** Signs by which models tell who speaks, forged to speak as the system: nobody writes them to a shop. */
const PATTERNS: readonly RegExp[] = [
  /<\|\s{0,3}(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|begin_of_text|channel|message)\s{0,3}\|?>/i,
  /\[\/?INST\]|<<\/?SYS>>|<\/?s>(?=\s*\[|\s*<)|\[\/?(?:SYSTEM|SISTEMA|ASSISTANT)(?:[ _](?:MESSAGE|PROMPT|OVERRIDE|NOTE|MENSAJE))?\]/i,
  /["']role["']\s{0,3}:\s{0,3}["'](?:system|assistant|developer|tool)["']/i,
  /<\/?\s{0,3}(?:system|sistema|instructions?|instrucciones|instrucoes|instruções|prompt|system[_-]prompt|assistant|developer|context|contexto|passages?|question|conversation|tool_call|function_call)\s{0,3}>/i,
  /(?:^|\n)\s{0,5}#{2,6}\s{0,3}(?:system|sistema|instructions?|instruccion(?:es)?|instruções|instrucoes|new instructions?|human|assistant|asistente|response)\b\s{0,3}:?/i,
  /(?:^|\n)\s{0,5}\W{0,5}(?:system|assistant|developer)(?:\s(?:message|prompt|note|override))?\W{0,5}\s{0,3}:\s/i,
  /(?:^|\n)\s{0,5}\W{0,6}(?:begin|end|start|fin|fim|inicio|início|comienzo)\s(?:of\s|de\s|del\s|do\s|da\s|das\s|dos\s)?(?:the\s)?(?:system|prompt|instructions?|user|conversation|sistema|instrucciones|instruções|conversaci[oó]n|conversa|usuario|usuário|input|context)/i,
];

export interface ForgedTurn {
  from: number;
  to: number;
}

/** The first forged sign of who speaks, of each kind. Every repetition is bounded: linear. */
export function findForgedTurns(text: string): ForgedTurn[] {
  return PATTERNS.flatMap((pattern) => {
    const match = pattern.exec(text);
    return match ? [{ from: match.index, to: match.index + match[0].length }] : [];
  });
}
