/** Spanish is the reference: the other languages must have exactly these keys. */
export const es = {
  'page.title': 'Portero: la recepción de tu negocio en WhatsApp',
  'page.description':
    'Portero atiende a tus clientes por WhatsApp con lo que dicen los documentos de tu negocio, y cita el pasaje.',
  'header.skip': 'Ir al contenido',
  'header.home': 'Portero, página de inicio',
  'header.languages': 'Idioma',
  'header.signIn': 'Entrar',

  'hero.eyebrow': 'La recepción de tu negocio en WhatsApp',
  'hero.title': 'Atiende con lo que tu negocio ya dejó escrito.',
  'hero.lead':
    'Portero lee los documentos de tu negocio (horarios, precios, envíos) y responde a tus clientes por WhatsApp citando el pasaje de donde salió cada respuesta. Si no está escrito, lo dice y deja la conversación para una persona.',

  'status.label': 'Estado del servicio',
  'status.checking': 'Consultando el servicio…',
  'status.up': 'El servicio está en línea. Comprobado a las {time}.',
  'status.down': 'No se pudo contactar al servicio a las {time}.',
  'status.retry': 'Reintentar',

  'chat.caption': 'Ejemplo ilustrativo con el manual de una panadería de demostración.',
  'chat.customer': 'Cliente:',
  'chat.portero': 'Portero:',
  'chat.question': 'Hola! hasta q hora abren el sábado?',
  'chat.answer': 'Los sábados abrimos de 7:00 a 19:00, de corrido.',
  'chat.source': 'Fuente: {document}, «{section}»',
  'chat.document': 'Manual de atención',
  'chat.section': 'Horarios',
  'chat.hardQuestion': '¿Hacen clases de panadería?',
  'chat.handover':
    'No encontré eso en los documentos del negocio. Dejo la consulta para que te responda una persona.',

  'today.title': 'Lo que hace hoy',
  'today.cites.title': 'Responde y muestra de dónde',
  'today.cites.text':
    'Busca en los documentos que cargó el negocio y responde por WhatsApp. Cada respuesta lleva la cita del pasaje en que se apoya.',
  'today.person.title': 'Cuando no sabe, lo dice',
  'today.person.text':
    'Si los documentos no alcanzan, no inventa: avisa al cliente y deja la conversación en espera. Tu equipo la toma y responde desde el navegador.',
  'today.stop.title': 'Una palabra y se detiene',
  'today.stop.text': 'Si el cliente escribe STOP, BAJA o SAIR, Portero deja de escribirle.',
  'today.isolation.title': 'Cada negocio, en su casillero',
  'today.isolation.text':
    'La base de datos separa a los negocios con Row Level Security: es la propia base la que niega las filas ajenas, no solo el programa.',

  'next.title': 'Lo que viene',
  'next.lead': 'Todavía no está disponible. Lo anotamos acá para que se distinga de lo que ya funciona.',
  'next.badge': 'Planeado',
  'next.channels': 'Messenger e Instagram, además de WhatsApp.',
  'next.billing': 'Planes y pagos en línea.',

  'footer.privacy': 'Esta página solo usa la cookie de la sesión, si entrás, y no carga nada de terceros.',
  'footer.security': 'Seguridad: qué está comprobado y desde cuándo',

  'team.loading': 'Abriendo la página del equipo…',
  'team.failed': 'La página no se pudo cargar. Puede faltar conexión, o haber una versión nueva.',
  'team.reload': 'Cargar de nuevo',

  'notFound.title': 'Esa puerta no existe',
  'notFound.text':
    'No hay ninguna página en esta dirección. Puede que el enlace esté incompleto o sea viejo.',
  'notFound.home': 'Volver al inicio',
};

/** Every visible text of the public pages, by key; `{name}` marks what `fillText` puts in. */
export type Texts = Record<keyof typeof es, string>;
