import type { SourceMutation } from './mutation.ts';

export const SOURCE_MUTATIONS: readonly SourceMutation[] = [];
