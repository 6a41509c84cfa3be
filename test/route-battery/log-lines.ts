import { waitUntil } from '../support/wait-until.ts';
import { type Battery, CREDENTIAL_PIECE } from './battery.ts';

/** What differs from request to request. */
const OWN = ['requestId', 'at', 'ms'];

/** Pairs of calls after which the log tells different things, as it does where the code took another way. */
export async function loggedApart({ world: { test }, alike }: Battery): Promise<string[]> {
  const ids = alike.flat();
  await waitUntil('the lines', () => ids.every((id) => test.lines.some((line) => isEnd(line, id))));
  const byRequest = new Map<string, string[]>();
  for (const line of test.lines) {
    const read: Record<string, unknown> = line.startsWith('{') ? JSON.parse(line) : {};
    const said = Object.entries(read).filter(([name]) => !OWN.includes(name));
    const id = String(read.requestId);
    byRequest.set(id, [...(byRequest.get(id) ?? []), JSON.stringify(said)]);
  }
  return alike.flatMap(([one = '', other = '']) => {
    const [first, second] = [byRequest.get(one)?.join(' '), byRequest.get(other)?.join(' ')];
    return first === second ? [] : [`${first} and ${second}`];
  });
}

const isEnd = (line: string, id: string) => line.includes(id) && line.includes('"event":"request"');

/** Lines that hold a piece of a credential that was sent. */
export function linesWithCredentials({ world: { test }, credentials }: Battery): string[] {
  return test.lines.filter((line) => line.match(CREDENTIAL_PIECE)?.some((piece) => credentials.has(piece)));
}
