/** Handbook fragments of an invented bakery, as owners write them: one Markdown document a language. */
export const MANUAL_ES = `# Manual de la panadería

Panadería La Espiga, desde 1987 en Villa Urquiza.

## Horarios

- Lunes a viernes: 7:00 a 20:00.
- Sábados: 8:00 a 14:00.
- Domingos y feriados: cerrado.

## Dónde estamos

Estamos en Av. Triunvirato 4512, esquina Monroe. La parada del 71 queda a media cuadra.

## Precios

| Producto | Precio |
|---|---|
| Pan francés (kilo) | $2.400 |
| Medialunas (docena) | $9.800 |
| Torta de chocolate (12 porciones) | $38.000 |

## Encargos de tortas

Las tortas se encargan con 48 horas de anticipación y una seña del 50 %. La seña no se devuelve si el pedido se cancela el mismo día.

## Envíos a domicilio

Hacemos envíos de lunes a sábado dentro de Villa Urquiza y Saavedra. El envío es gratis en compras de más de $20.000; si no, cuesta $1.500.

## Formas de pago

Aceptamos:

- Efectivo, con 10 % de descuento.
- Tarjetas de débito y crédito.
- Mercado Pago.

## Alérgenos

Todos nuestros productos contienen gluten. El budín de naranja no lleva lácteos.
`;

export const MANUAL_PT = `# Manual da padaria

## Horário de funcionamento

De segunda a sexta abrimos das 6h às 20h. Aos sábados, das 7h às 15h. Não abrimos aos domingos.

## Preços

| Produto | Preço |
|---|---|
| Pão francês (kg) | R$ 18,00 |
| Pão de queijo (100 g) | R$ 6,50 |
| Bolo de cenoura (inteiro) | R$ 45,00 |

## Entregas

Entregamos em Pinheiros e na Vila Madalena, das 9h às 18h. A taxa de entrega é de R$ 8,00.

## Endereço

Ficamos na Rua dos Pinheiros, 820, ao lado da farmácia.

## Encomendas

Bolos de aniversário precisam ser encomendados com três dias de antecedência.
`;

export const MANUAL_EN = `# Bakery handbook

## Opening hours

Monday to Friday: 7 am to 7 pm
Saturday: 8 am to 2 pm
Sunday: closed

## Delivery

We deliver within three miles of the shop from Tuesday to Saturday. We do not deliver on Sundays. Delivery costs $4.

## Prices

| Item | Price |
|---|---|
| Sourdough loaf | $7.50 |
| Cinnamon roll | $4.25 |

## Do you bake gluten-free bread?

Yes, every Thursday, but only to order and paid in advance.

## Refunds

Tell us within 24 hours if something was wrong with your order and we will refund it in full.
`;
