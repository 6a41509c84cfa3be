import { waitUntil } from '../support/wait-until.ts';
import { type Battery, CREDENTIAL_PIECE } from './battery.ts';

/** What differs from request to request. */
const OWN = ['requestId', 'at', 'ms'];

/** Pairs of calls after which the log tells different things, as it does where the code took another way. */
export async function loggedApart({ world: { test }, alike }: Battery): Promise<string[]> {
  const said = await waitUntil('the lines', () => {
    const byRequest = readByRequest(test.lines);
    const isWhole = (id: string) => byRequest.get(id)?.some((line) => line.includes('["event","request"]'));
    return alike.flat().every(isWhole) && byRequest;
  });
  return alike.flatMap(([one = '', other = '']) => {
    const [first, second] = [said.get(one)?.join(' '), said.get(other)?.join(' ')];
    return first === second ? [] : [`${first} and ${second}`];
  });
}

function readByRequest(lines: readonly string[]): Map<string, string[]> {
  const byRequest = new Map<string, string[]>();
  for (const line of lines) {
    const read: Record<string, unknown> = line.startsWith('{') ? JSON.parse(line) : {};
    const [id, known] = [String(read.requestId), byRequest.get(String(read.requestId)) ?? []];
    known.push(JSON.stringify(Object.entries(read).filter(([name]) => !OWN.includes(name))));
    byRequest.set(id, known);
  }
  return byRequest;
}

/** Lines that hold a piece of a credential that was sent. */
export function linesWithCredentials({ world: { test }, credentials }: Battery): string[] {
  return test.lines.filter((line) => line.match(CREDENTIAL_PIECE)?.some((piece) => credentials.has(piece)));
}
