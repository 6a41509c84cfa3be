import { describe, expect, it } from 'vitest';
import { optOutIntent } from '../../../worker/features/assistant/opt-out.ts';
import { PHRASES } from '../../../worker/features/assistant/phrases.ts';

describe('opt-out', () => {
  it.each([
    ...['STOP', 'stop.', ' Stop! ', 'BAJA', 'Baja por favor', 'SAIR', 'parar', 'Unsubscribe', 'opt-out'],
    ...[
      'Cancelar suscripción',
      'DAR DE BAJA',
      'no más mensajes',
      'No más mensajes, por favor',
      'Descadastrar',
    ],
    ...['descadastrar-me', 'REMOVER', 'Não quero receber mais mensagens', 'S\u200bTOP', 'ＳＴＯＰ'],
  ])('stops at "%s"', (text) => expect(optOutIntent(text)).toBe('stop'));

  it.each(['START', 'alta', 'Alta!', 'VOLTAR', 'volver', 'quero voltar', 'subscribe'])(
    'starts at "%s"',
    (text) => expect(optOutIntent(text)).toBe('start'),
  );

  it.each([
    ...[
      '¿la baja temporada?',
      'temporada baja',
      'sale en baja calidad',
      'quiero cancelar mi pedido',
      'cancelar',
    ],
    ...[
      '¿a qué hora puedo volver?',
      'do you stop at the station?',
      "don't stop",
      'non stop',
      'alta calidad',
      '',
    ],
    ...['hola', 'no quiero azúcar', 'remover o glúten', `${'x '.repeat(5000)}stop`],
  ])('does not mistake "%s"', (text) => expect(optOutIntent(text)).toBeNull());

  it('tells how to come back with a word that works', () => {
    for (const confirmation of Object.values(PHRASES.optedOut)) {
      expect(optOutIntent(/[A-Z]{4,}/.exec(confirmation)?.[0] ?? '')).toBe('start');
    }
    for (const confirmation of Object.values(PHRASES.optedIn)) {
      expect(optOutIntent(/[A-Z]{4,}/.exec(confirmation)?.[0] ?? '')).toBe('stop');
    }
  });
});
