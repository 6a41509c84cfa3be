import type { OpeningHours } from '../../worker/domain/opening-hours.ts';

/** The demo businesses. Ids are fixed, so that seeding twice changes nothing. */
export interface DemoBusiness {
  key: string;
  tenantId: string;
  name: string;
  language: 'es' | 'pt';
  timeZone: string;
  phoneNumberId: string;
  displayPhoneNumber: string;
  owner: { userId: string; sessionId: string; name: string; email: string };
  documents: string[];
  weekly: OpeningHours['weekly'];
  /** `MM-DD`, in every year. */
  specialDays: OpeningHours['specialDays'];
  handoverPhrases: string[];
}

const WORKDAYS = [1, 2, 3, 4, 5];

export const DEMO_BUSINESSES: readonly DemoBusiness[] = [
  {
    key: 'la-espiga',
    tenantId: '01900000-0000-7000-8000-0000000000a1',
    name: 'Panadería La Espiga',
    language: 'es',
    timeZone: 'America/Argentina/Buenos_Aires',
    phoneNumberId: '100000000000001',
    displayPhoneNumber: '+1 202-555-0101',
    owner: {
      userId: '01900000-0000-7000-8000-0000000000a2',
      sessionId: '01900000-0000-7000-8000-0000000000a3',
      name: 'Marta Quiroga',
      email: 'marta@laespiga.example',
    },
    documents: ['manual.md', 'precios.md', 'pedidos-y-envios.md', 'alergenos.html'],
    weekly: [
      ...WORKDAYS.map((weekday) => ({ weekday, opens: '07:00', closes: '20:30' })),
      { weekday: 6, opens: '07:00', closes: '19:00' },
      { weekday: 7, opens: '08:00', closes: '13:30' },
    ],
    specialDays: [
      { day: '01-01', name: 'Año Nuevo', opens: null, closes: null },
      { day: '03-24', name: 'Día de la Memoria', opens: '08:00', closes: '13:30' },
      { day: '04-02', name: 'Día del Veterano', opens: '08:00', closes: '13:30' },
      { day: '05-01', name: 'Día del Trabajador', opens: null, closes: null },
      { day: '05-25', name: '25 de Mayo', opens: '08:00', closes: '13:30' },
      { day: '06-20', name: 'Día de la Bandera', opens: '08:00', closes: '13:30' },
      { day: '07-09', name: 'Día de la Independencia', opens: '08:00', closes: '13:30' },
      { day: '12-08', name: 'Inmaculada Concepción', opens: '08:00', closes: '13:30' },
      { day: '12-24', name: 'Nochebuena', opens: '07:00', closes: '17:00' },
      { day: '12-25', name: 'Navidad', opens: null, closes: null },
      { day: '12-31', name: 'Fin de año', opens: '07:00', closes: '17:00' },
    ],
    handoverPhrases: ['intoxicación', 'me cayó mal'],
  },
  {
    key: 'padaria-doce-manha',
    tenantId: '01900000-0000-7000-8000-0000000000b1',
    name: 'Padaria Doce Manhã',
    language: 'pt',
    timeZone: 'America/Sao_Paulo',
    phoneNumberId: '100000000000002',
    displayPhoneNumber: '+1 202-555-0102',
    owner: {
      userId: '01900000-0000-7000-8000-0000000000b2',
      sessionId: '01900000-0000-7000-8000-0000000000b3',
      name: 'Rafael Nogueira',
      email: 'rafael@docemanha.example',
    },
    documents: ['manual.md', 'precos.md', 'encomendas-e-entregas.md'],
    weekly: [
      ...WORKDAYS.map((weekday) => ({ weekday, opens: '06:00', closes: '21:00' })),
      { weekday: 6, opens: '06:00', closes: '20:00' },
      { weekday: 7, opens: '07:00', closes: '14:00' },
    ],
    specialDays: [
      { day: '01-01', name: 'Ano Novo', opens: null, closes: null },
      { day: '01-25', name: 'Aniversário de São Paulo', opens: '07:00', closes: '14:00' },
      { day: '04-21', name: 'Tiradentes', opens: '07:00', closes: '14:00' },
      { day: '05-01', name: 'Dia do Trabalho', opens: '07:00', closes: '14:00' },
      { day: '09-07', name: 'Independência', opens: '07:00', closes: '14:00' },
      { day: '10-12', name: 'Nossa Senhora Aparecida', opens: '07:00', closes: '14:00' },
      { day: '11-02', name: 'Finados', opens: '07:00', closes: '14:00' },
      { day: '11-15', name: 'Proclamação da República', opens: '07:00', closes: '14:00' },
      { day: '11-20', name: 'Consciência Negra', opens: '07:00', closes: '14:00' },
      { day: '12-24', name: 'Véspera de Natal', opens: '06:00', closes: '16:00' },
      { day: '12-25', name: 'Natal', opens: null, closes: null },
      { day: '12-31', name: 'Véspera de Ano Novo', opens: '06:00', closes: '16:00' },
    ],
    handoverPhrases: ['intoxicação', 'passei mal'],
  },
];
