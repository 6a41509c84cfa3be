import { gzipSync } from 'node:zlib';
import { type Attack, notRefused, refusedAlike, type Tries } from '../attack.ts';
import { type Body, type Draft, render, withHeaders } from '../draft.ts';
import type { Target } from '../target.ts';
import { idFields } from './ids.ts';

const SMALL = 64 * 1024;
const hasBody = (target: Target) => target.bare.body !== null;
const jsonOf = ({ body }: Draft) => (body && 'json' in body ? (body.json as Record<string, unknown>) : null);
const hasJson = (target: Target) => jsonOf(target.bare) !== null;
const hasForm = ({ bare }: Target) => bare.body !== null && 'form' in (bare.body ?? {});

export const oversizedBody: Attack = {
  name: 'a body that is too large',
  appliesTo: hasBody,
  async run(target, sender) {
    const max = target.sample.maxBody ?? SMALL;
    const good = withHeaders(await target.good(), {
      'content-type': hasForm(target) ? 'multipart/form-data; boundary=x' : 'application/json',
    });
    const answers = {
      'by what it declares': await sender.declared({ ...good, body: null }, max + 1),
      'by very much': await sender.declared({ ...good, body: null }, 1e12),
      'without an end': await sender.unended({ ...good, body: null }, max + 1),
    };
    return faults(Object.entries(answers).map(([what, answer]) => [what, notRefused(answer, 'too_large')]));
  },
};

const bytes = (text: string | Uint8Array, type: string): Body => ({ bytes: Buffer.from(text), type });

export const otherContentType: Attack = refusedAlike({
  name: 'a body of another type',
  appliesTo: (target) => hasJson(target) || hasForm(target),
  code: () => 'bad_request',
  async tries(target) {
    const good = await target.good();
    const { body } = await render(good);
    const text = body ?? new Uint8Array();
    const json = JSON.stringify(jsonOf(good) ?? { file: 'x' });
    const types = ['text/plain', 'text/json', 'application/jsonx'];
    const bodies: Record<string, Body | null> = {
      none: null,
      ...Object.fromEntries(types.map((type) => [type, bytes(text, type)])),
      'a form': bytes(new URLSearchParams({ file: 'x' }).toString(), 'application/x-www-form-urlencoded'),
      'a form of parts without a boundary': bytes(text, 'multipart/form-data'),
      'a form of parts that is JSON': bytes(json, 'multipart/form-data; boundary=x'),
      'a form without a file': { form: { file: 'only text' } },
      'no type': bytes(text, ''),
      'two types': bytes(text, 'application/json, text/plain'),
      'packed JSON': bytes(gzipSync(json), 'application/json'),
    };
    if (hasForm(target)) bodies.JSON = bytes(json, 'application/json');
    return withBodies(good, bodies);
  },
});

export const malformedJson: Attack = refusedAlike({
  name: 'JSON that is none, or something else',
  appliesTo: hasJson,
  code: () => 'bad_request',
  async tries(target) {
    const good = await target.good();
    const json = JSON.stringify(jsonOf(good));
    const texts = {
      nothing: '',
      'half of it': json.slice(0, -5),
      'more behind it': `${json}${json}`,
      null: 'null',
      'a text': '"x"',
      'a list': `[${json}]`,
      'an empty object': '{}',
      'very deep': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'no UTF-8': Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    };
    return withBodies(good, mapBodies(texts));
  },
});

/** Of a name that is there twice, the value that is judged is the value that is used. */
export const duplicatedKeys: Attack = refusedAlike({
  name: 'JSON with a name twice',
  appliesTo: hasJson,
  code: () => 'bad_request',
  async tries(target) {
    const good = await target.good();
    const json = JSON.stringify(jsonOf(good));
    const texts = Object.keys(jsonOf(good) ?? {}).map((name) => [
      name,
      `${json.slice(0, -1)},${JSON.stringify(name)}:{"x":1}}`,
    ]);
    return withBodies(good, mapBodies(Object.fromEntries(texts)));
  },
});

/** The same of ids: good first, then another tenant's. */
export const duplicatedIds: Attack = {
  name: 'JSON with an id twice',
  appliesTo: (target) => hasJson(target) && target.guard.kind === 'session' && jsonIds(target).length > 0,
  async run(target, sender) {
    const good = await target.good();
    const json = JSON.stringify(jsonOf(good));
    const wrong: [string, string | null][] = [];
    for (const { name, theirs } of jsonIds(target)) {
      const text = `${json.slice(0, -1)},${JSON.stringify(name.slice('json.'.length))}:"${theirs}"}`;
      const answer = await sender.call({ ...good, body: bytes(text, 'application/json') });
      wrong.push([name, notRefused(answer, 'not_found')]);
    }
    return faults(wrong);
  },
};

/** Fields that an object inherits are no fields, and none is given to every object. */
export const pollutedPrototype: Attack = refusedAlike({
  name: 'fields of a prototype',
  appliesTo: (target) => hasJson(target) || hasForm(target),
  code: () => 'bad_request',
  async tries(target) {
    const good = await target.good();
    const fields = JSON.stringify(jsonOf(good) ?? { file: 'x', title: 'x' });
    const names = Object.keys(jsonOf(good) ?? { file: 'x' });
    const form = (wrap: (name: string) => string): Body => ({
      form: Object.fromEntries(names.map((name) => [wrap(name), 'x'])),
    });
    return withBodies(good, {
      'in its prototype': bytes(`{"__proto__":${fields}}`, 'application/json'),
      'in its constructor’s': bytes(`{"constructor":{"prototype":${fields}}}`, 'application/json'),
      'both, deep': bytes(`{"a":{"__proto__":{"__proto__":${fields}}}}`, 'application/json'),
      'of a form': form((name) => `__proto__[${name}]`),
      'of a form, with dots': form((name) => `constructor.prototype.${name}`),
      // Had one of them reached every object, this would be good by now.
      'nothing at all': bytes('{}', 'application/json'),
    });
  },
});

function jsonIds(target: Target) {
  return idFields(target).filter(
    ({ name }) => /^json\.\w+$/.test(name) && !target.sample.ownIds?.includes(name),
  );
}

function mapBodies(texts: Record<string, string | Uint8Array>): Record<string, Body> {
  return Object.fromEntries(
    Object.entries(texts).map(([what, text]) => [what, bytes(text, 'application/json')]),
  );
}

function withBodies(draft: Draft, bodies: Record<string, Body | null>): Tries {
  return Object.fromEntries(Object.entries(bodies).map(([what, body]) => [what, { ...draft, body }]));
}

function faults(found: [what: string, fault: string | null][]): string[] {
  return found.flatMap(([what, fault]) => (fault === null ? [] : [`${what}: ${fault}`]));
}
