import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Admission, Admitted, Conclusion } from '../../../durable-objects/admission.ts';
import { gatedChat } from '../../../worker/features/assistant/gated-chat.ts';
import { PLANS } from '../../../worker/features/usage/plans.ts';
import type { CallGate } from '../../../worker/platform/gated-call.ts';
import { createLog } from '../../../worker/platform/log.ts';
import { type ChatModel, groundedModel } from '../../../worker/providers/models/grounded-model.ts';
import { ModelError } from '../../../worker/providers/models/model-error.ts';

const prices = {
  ...{
    model: { prompt: 400_000, completion: 1_600_000 },
    smallerModel: { prompt: 100_000, completion: 400_000 },
  },
  ...{ embedding: 20_000, file: 1_000, message: 500 },
};
const usage = { promptTokens: 100, completionTokens: 10 };
const chat = (name: string): ChatModel => ({
  ...{ name, maxTokens: 600 },
  complete: async () => ({ text: `[1] ${name}`, usage }),
});

/** Answers in this way, and keeps what it was asked and told. */
function gateThat(admitted: Partial<Admitted & { outcome: 'admitted' }> | Error) {
  const asked: Admission[] = [];
  const told: Conclusion[] = [];
  const gate: CallGate = {
    async admit(admission) {
      asked.push(admission);
      if (admitted instanceof Error) throw admitted;
      return { outcome: 'admitted', limits: [], probe: null, step: 'full', ...admitted };
    },
    conclude: async (conclusion) => void told.push(conclusion),
  };
  return { gate, asked, told };
}

const spending = (gate: CallGate) => ({
  ...{ gate, prices, ceilings: PLANS.start, contactId: null, burst: 'conversation:1' },
});
const { signal } = new AbortController();

describe('a model whose calls are reserved', () => {
  it('reserves no less than a byte-level tokenizer can count, at the dearer and at the cheaper price', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 4 }),
        async (texts) => {
          const { gate, asked } = gateThat({});
          const messages = texts.map((content) => ({ role: 'user' as const, content }));
          await gatedChat(chat('large'), chat('small'), spending(gate)).complete(messages, signal);
          const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
          const [full, smaller] = asked[0]?.spend?.offers ?? [];
          expect(full?.micro).toBeGreaterThanOrEqual(bytes * 0.4 + 600 * 1.6);
          expect(smaller?.micro).toBeGreaterThanOrEqual(bytes * 0.1 + 600 * 0.4);
          expect(full?.units).toBeGreaterThanOrEqual(bytes + 600);
        },
      ),
    );
  });

  it('settles at what was counted, by the price of the model that answered', async () => {
    for (const [step, micro] of [
      ['full', 56],
      ['smaller_model', 14],
    ] as const) {
      const { gate, told } = gateThat({ step });
      const answer = await gatedChat(chat('large'), chat('small'), spending(gate)).complete([], signal);
      expect(answer.model).toBe(step === 'full' ? 'large' : 'small');
      expect(told[0]?.spent?.actual).toEqual({ micro, units: 110 });
    }
  });

  it('settles at the whole estimate where nothing was counted', async () => {
    const { gate, told } = gateThat({});
    const silent: ChatModel = { ...chat('large'), complete: async () => ({ text: '', usage: null }) };
    await gatedChat(silent, null, spending(gate)).complete([], signal);
    expect(told[0]?.spent?.actual).toBe('whole');
  });

  it('is not held for ill because of one question', async () => {
    const { gate, told } = gateThat({});
    const filtered: ChatModel = {
      ...chat('large'),
      complete: () => Promise.reject(new ModelError('filtered')),
    };
    const call = gatedChat(filtered, null, spending(gate)).complete([], signal);
    await expect(call).rejects.toMatchObject({ code: 'filtered' });
    expect(told).toMatchObject([{ call: { outcome: 'ok' }, spent: { actual: 'whole' } }]);
  });

  it('gives way to quoting where no gate answers', async () => {
    const { gate } = gateThat(new Error('overloaded'));
    const model = groundedModel(gatedChat(chat('large'), null, spending(gate)), createLog());
    const passage = {
      ...{ id: 'p', documentId: 'd', documentTitle: 'Precios', source: 'file' as const, headings: ['Panes'] },
      ...{ text: 'El pan de campo cuesta $ 5.900.', coverage: 1 },
    };
    const request = {
      ...{ question: '¿Cuánto cuesta el pan de campo?', passages: [passage], language: 'es' as const },
      ...{ now: new Date(), saidBefore: [] },
    };
    const answer = await model.answer(request, signal);
    expect(answer).toMatchObject({ kind: 'answered', text: expect.stringContaining('5.900') });
    expect(answer).not.toHaveProperty('usage');
  });
});
