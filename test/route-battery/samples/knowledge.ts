import { MAX_DOCUMENT_BYTES } from '../../../worker/features/knowledge/extract/media-types.ts';
import type { Samples } from '../sample.ts';
import { newConversation, newDocument, newFinding, newQuestion } from '../things.ts';

const MAX_UPLOAD = MAX_DOCUMENT_BYTES + 16 * 1024;
const file = (canary: string) => new File([`Abrimos los lunes, ${canary}.`], 'carta.txt');
const answer = (canary: string) => ({ question: `¿Hay ${canary}?`, answer: `Sí, hay ${canary}.` });

/** What the business knows: documents, pages, answers written by hand, and questions asked again. */
export const knowledgeSamples: Samples = {
  'GET /api/organisations/:tenant/documents': { status: 200, least: 'viewer' },
  'POST /api/organisations/:tenant/documents': {
    status: 201,
    least: 'admin',
    maxBody: MAX_UPLOAD,
    parts: ({ canary }) => ({ form: { file: file(canary), title: canary } }),
  },
  'POST /api/organisations/:tenant/documents/pages': {
    status: 201,
    least: 'admin',
    parts: ({ canary, pagesUrl }) => ({ json: { url: `${pagesUrl}/${canary}`, title: canary } }),
  },
  'PUT /api/organisations/:tenant/documents/:document': {
    status: 200,
    least: 'admin',
    maxBody: MAX_UPLOAD,
    parts: async (at) => ({ params: { document: await newDocument(at) }, form: { file: file(at.canary) } }),
  },
  'POST /api/organisations/:tenant/documents/:document/refresh': {
    status: 202,
    least: 'admin',
    parts: async (at) => ({ params: { document: await newDocument(at, 'page') } }),
  },
  'GET /api/organisations/:tenant/documents/:document/original': {
    status: 200,
    least: 'viewer',
    parts: async (at) => ({ params: { document: await newDocument(at) } }),
  },
  'GET /api/organisations/:tenant/documents/:document/findings': {
    status: 200,
    least: 'viewer',
    parts: async (at) => ({ params: { document: (await newFinding(at)).document } }),
  },
  'PUT /api/organisations/:tenant/documents/:document/findings/:finding': {
    status: 200,
    least: 'admin',
    parts: async (at) => {
      const { document, finding } = await newFinding(at);
      return { params: { document, finding }, json: { decision: 'leave_out' } };
    },
  },
  'DELETE /api/organisations/:tenant/documents/:document': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({ params: { document: await newDocument(at) } }),
  },
  'GET /api/organisations/:tenant/faq': { status: 200, least: 'viewer' },
  'POST /api/organisations/:tenant/faq': {
    status: 201,
    least: 'admin',
    parts: ({ canary }) => ({ json: answer(canary) }),
  },
  'PUT /api/organisations/:tenant/faq/:entry': {
    status: 200,
    least: 'admin',
    parts: async (at) => ({ params: { entry: await newDocument(at, 'faq') }, json: answer(at.canary) }),
  },
  'DELETE /api/organisations/:tenant/faq/:entry': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({ params: { entry: await newDocument(at, 'faq') } }),
  },
  'POST /api/organisations/:tenant/corrections': {
    status: 201,
    least: 'agent',
    parts: async (at) => ({
      json: { ...answer(at.canary), messageId: (await newConversation(at)).messageId },
    }),
  },
  'GET /api/organisations/:tenant/regressions': { status: 200, least: 'viewer' },
  'POST /api/organisations/:tenant/regressions/check': { status: 202, least: 'admin' },
  'DELETE /api/organisations/:tenant/regressions/:question': {
    status: 204,
    least: 'admin',
    parts: async (at) => ({ params: { question: await newQuestion(at) } }),
  },
};
