import {
  type AnswerContext,
  type AnswerHit,
  inspectAnswer,
} from '../../../../worker/guard/output/inspect-answer.ts';
import type { SupportingPassage } from '../../../../worker/guard/output/support.ts';
import { groundedPrompt } from '../../../../worker/providers/models/grounded-prompt.ts';
import { question } from '../../models/scene.ts';

export const MARKER = '0123456789abcdef0123456789abcdef';
export const CANARY = '76543210fedcba9876543210fedcba98';
const REQUEST = question('¿Qué panes tienen?', [], {
  business: { name: 'Panadería La Espiga', timeZone: 'America/Argentina/Buenos_Aires' },
});
export const SYSTEM =
  groundedPrompt(REQUEST, { marker: MARKER, canary: CANARY }).find(({ role }) => role === 'system')
    ?.content ?? '';

export function passage(text: string, documentTitle = 'Manual', ...headings: string[]): SupportingPassage {
  return { documentTitle, headings, text };
}

/** What a bakery's documents say, in each language. */
export const DOCUMENTS = {
  es: [
    passage(
      'Producto: Medialuna de manteca; Unidad: $ 1.100; Docena: $ 12.000\nProducto: Pan de campo; Presentación: hogaza; Precio: $ 5.900',
      'Lista de precios',
    ),
    passage(
      'Hay wifi gratis. Efectivo: 10 % de descuento en pan y facturas. La seña del 50 % no se devuelve si el encargo se cancela el mismo día. Si un producto salió mal, devolvemos el dinero.',
    ),
    passage(
      'Teléfono del local: +54 11 4555-0143. Correo: hola@laespiga.example. La carta está en https://laespiga.example/carta. La clave del wifi es medialuna2026.',
      'Manual',
      'Contacto',
    ),
  ],
  pt: [
    passage('Produto: Pão de queijo; Preço: R$ 6,50\nProduto: Sonho de creme; Preço: R$ 10,90', 'Preços'),
    passage(
      'Entrega grátis a partir de R$ 150,00. Pix: 5 % de desconto em bolos. Cancelamento com mais de 48 horas: devolvemos o sinal inteiro.',
    ),
    passage('Telefone: (11) 4555-0178. E-mail: oi@docemanha.example.', 'Manual', 'Contato'),
  ],
  en: [
    passage('Item: Sourdough loaf; Price: $7.50\nItem: Cinnamon roll; Price: $4.25', 'Prices'),
    passage('Wifi is free. Cash: 10% discount on bread. We refund damaged cakes in full.'),
    passage('Phone: +1 202-555-0143. E-mail: hello@wheatear.example.', 'Manual', 'Contact'),
  ],
};

/** What the guard finds in an answer to a question of a language. */
export function hitsOf(
  text: string,
  language: 'es' | 'pt' | 'en' = 'es',
  more: Partial<AnswerContext> = {},
): AnswerHit[] {
  const asked = { es: '¿Qué me pueden decir?', pt: 'O que podem me dizer?', en: 'What can you tell me?' };
  return inspectAnswer(text, {
    ...{ system: SYSTEM, marker: MARKER, canary: CANARY, passages: DOCUMENTS[language] },
    ...{ question: asked[language], language, businessName: 'Panadería La Espiga' },
    ...more,
  }).hits;
}
