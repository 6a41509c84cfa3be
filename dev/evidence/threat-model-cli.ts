import { readFile, writeFile } from 'node:fs/promises';
import { CONTROLS } from '../../worker/features/trust/controls/registry.ts';
import { writeMapping } from './control-mapping.ts';

/** `npm run threat-model`: writes the mapping of controls in SECURITY.md anew from the registry. */
const file = new URL('../../SECURITY.md', import.meta.url);
await writeFile(file, writeMapping(await readFile(file, 'utf8'), CONTROLS));
