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
}

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
  },
];
