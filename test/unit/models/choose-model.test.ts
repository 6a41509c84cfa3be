import { describe, expect, it } from 'vitest';
import { makeDevSecrets } from '../../../dev/stack/dev-secrets.ts';
import { ConfigError, readConfig } from '../../../worker/platform/config.ts';
import { createLog } from '../../../worker/platform/log.ts';
import { chooseAnswerModel, chooseEmbeddingModel } from '../../../worker/providers/models/choose-model.ts';
import { workerEnv } from '../../support/worker-env.ts';

const secrets = await makeDevSecrets();
const AI = { run: () => Promise.resolve(null) };
const env = (more: Record<string, unknown>) => workerEnv(secrets, more);
const nameOf = (more: Record<string, unknown>) =>
  chooseAnswerModel(env(more), createLog(), (full) => full).name;
const OPENAI = { OPENAI_URL: 'https://models.example/v1/' };

describe('the model that answers', () => {
  it('is the built-in one without a variable, else the one named', () => {
    expect(nameOf({})).toBe('extractive');
    expect(nameOf({ ...OPENAI, ANSWER_MODEL: 'openai:llama3.2:3b' })).toBe('openai:llama3.2:3b');
    expect(nameOf({ AI, ANSWER_MODEL: 'workers-ai:@cf/meta/llama-3.1-8b-instruct' })).toBe(
      'workers-ai:@cf/meta/llama-3.1-8b-instruct',
    );
    expect(readConfig(env(OPENAI)).OPENAI_URL).toBe('https://models.example/v1');
  });

  it.each([
    [{ ANSWER_MODEL: 'gpt' }, 'ANSWER_MODEL'],
    [{ ANSWER_MODEL: 'anthropic:x' }, 'ANSWER_MODEL'],
    [{ ANSWER_MODEL: 'openai:' }, 'ANSWER_MODEL'],
    [{ ANSWER_MODEL: 'openai:a b' }, 'ANSWER_MODEL'],
    [{ ANSWER_MODEL: 'openai:x' }, 'OPENAI_URL'],
    [{ ANSWER_MODEL: 'openai:x', OPENAI_URL: 'file:///etc/passwd' }, 'OPENAI_URL'],
    [{ ANSWER_MODEL: 'workers-ai:x' }, 'AI'],
    [{ EMBEDDING_MODEL: 'workers-ai:x' }, 'AI'],
    [{ EMBEDDING_MODEL: 'openai:x' }, 'OPENAI_URL'],
    [{ OPENAI_API_KEY: 'a\nb' }, 'OPENAI_API_KEY'],
  ])('is never chosen by mistake: %j', (more, variable) => {
    expect(() => readConfig(env(more))).toThrow(ConfigError);
    try {
      readConfig(env(more));
    } catch (error) {
      expect((error as ConfigError).variables).toMatch(new RegExp(`^${variable} \\(\\w+\\)$`));
    }
  });
});

it('embeds by the model named, or not at all', () => {
  const embeddingName = (more: Record<string, unknown>) => chooseEmbeddingModel(env(more))?.name ?? null;
  expect(embeddingName({})).toBeNull();
  expect(embeddingName({ ...OPENAI, EMBEDDING_MODEL: 'openai:bge-m3' })).toBe('openai:bge-m3');
  expect(embeddingName({ AI, EMBEDDING_MODEL: 'workers-ai:@cf/baai/bge-m3' })).toBe(
    'workers-ai:@cf/baai/bge-m3',
  );
});
