/** Spanish is the reference: the other languages must have exactly these keys. */
export const es = {
  'page.title': 'Seguridad de Portero',
  'page.description': 'Qué controles de seguridad tiene Portero, cuándo se comprobaron y qué no cubren.',
  'page.skip': 'Ir al contenido',
  'page.home': 'Portero, página de inicio',
  'page.languages': 'Idioma',
  'page.contents': 'En esta página',
  'contents.count': '{verified} de {all}',
  'page.heading': 'Seguridad que se demuestra',
  'page.lead':
    'Solo figuran controles que existen de verdad; las mejoras previstas se señalan como tales. Un control figura como verificado cuando sus pruebas pasaron sobre esta misma versión y sus sondeos pasan ahora. Si no, lo decimos acá, sin que nadie tenga que acordarse.',

  'summary.count': '{verified} de {implemented} controles verificados',
  'summary.probes': 'Sondeos en vivo: {passed} de {all} pasan; último intento {time}.',
  'summary.noProbes': 'No hay sondeos en vivo recientes: lo que depende de ellos no figura como verificado.',
  'summary.build': 'Versión {build}.',
  'summary.often': 'Pruebas y auditorías corren con cada versión; los sondeos, cada minuto.',

  'evidence.valid': 'Pruebas de esta versión, firmadas el {time}.',
  'evidence.development':
    'Firmadas con una clave de desarrollo: sirven para probar esta página, no como promesa a nadie.',
  'evidence.stale': 'Las pruebas firmadas vencieron el {time}: nada figura como verificado por ellas.',
  'evidence.missing': 'No hay pruebas firmadas de esta versión: nada figura como verificado por ellas.',
  'evidence.unavailable':
    'Las pruebas firmadas no se pudieron leer ahora: nada figura como verificado por ellas.',
  'evidence.unusable':
    'Hay pruebas, pero no valen ({reason}): nada figura como verificado por ellas hasta que se repongan.',

  'evidence.since': 'Sin verificar desde el {time}.',
  'reason.malformed': 'no se pueden leer',
  'reason.unsigned': 'no están firmadas',
  'reason.foreign_key': 'las firmó una clave ajena',
  'reason.edited': 'alguien las alteró después de la firma',
  'reason.other_build': 'son de otra versión',
  'reason.from_the_future': 'llevan una fecha que no llegó',

  'area.encryption': 'Cifrado',
  'area.isolation': 'Acceso y separación entre negocios',
  'area.edge': 'Puertas de entrada',
  'area.data': 'Datos sensibles',
  'area.abuse': 'Freno a los abusos',
  'area.verification': 'Comprobación',
  'area.account': 'Cuenta',

  'state.verified': 'Verificado',
  'state.verifiedOn': 'el {time}',
  'state.notVerified': 'Sin verificar',
  'state.notVerifiedSince': 'desde {time}',
  'state.planned': 'Previsto',
  'state.vendor': 'Del proveedor',

  'proof.tests': '{count} pruebas',
  'proof.test': '1 prueba',
  'proof.audits': '{count} auditorías',
  'proof.audit': '1 auditoría',
  'proof.probe': '1 sondeo',
  'proof.probes': '{count} sondeos',
  limit: 'No cubre:',

  'vendor.title': 'Lo que hacen nuestros proveedores',
  'vendor.lead': 'Lo dicen ellos; nosotros no lo probamos. Miramos su documentación en la fecha indicada.',
  'vendor.checked': '{name}, visto el {time}',
  'planned.title': 'Previsto, todavía no existe',
  'planned.lead': 'Nada de esto protege hoy.',

  'how.title': 'Cómo se comprueba',
  'how.build':
    'Con cada versión corren las pruebas y auditorías de cada control. El resultado se firma junto con la huella de la versión y se guarda fuera de ella: esta página solo muestra el de su propia huella.',
  'how.probes':
    'Cada minuto el servicio en marcha intenta romper sus propias defensas desde afuera y desde adentro. Si un sondeo falla o pasan tres minutos sin él, el control deja de figurar como verificado y se avisa a quien opera.',
  'how.outside':
    'Desde afuera: {document} trae todo esto para programas, con el resultado firmado, y {command} revisa firma, huella y fecha. Lo que no puede demostrar es qué código corre: para eso hay que confiar en quien opera.',
  'how.table': 'Sondeos en vivo',
  'how.probe': 'Qué intenta',
  'how.result': 'Último resultado',
  'how.none': 'Ninguno todavía.',

  'probe.headers': 'Respuestas y páginas llevan las cabeceras que protegen al navegador',
  'probe.unguarded-refused': 'Pedidos sin credencial son rechazados',
  'probe.forged-signatures': 'Avisos con firma falsa son rechazados',
  'probe.database-role': 'La conexión a la base no puede saltarse la separación',
  'probe.forced-rls': 'Todas las tablas están cerradas',
  'probe.cross-tenant-read': 'Un negocio de prueba no lee nada de otro',
  'probe.gates-hold': 'Un negocio de prueba respeta sus límites',
  'probe.evidence-fresh': 'Las pruebas firmadas de esta versión valen',
  'result.passed': 'pasó',
  'result.failed': 'falló',
  'result.timed_out': 'no terminó a tiempo',
  'result.stale': 'sin noticias desde el {time}',

  'report.title': 'Avisar de una vulnerabilidad',
  'report.contact': 'Escribinos a {contact}. Respondemos dentro de tres días hábiles.',
  'report.noContact':
    'Quien opera este servicio todavía no publicó una dirección para esto: usá el contacto que ya tengas con esa persona.',
  'report.rules':
    'Probá solo con tus propios negocios y datos, sin frenar el servicio ni mirar datos ajenos, y danos 90 días antes de publicar.',
  'report.file': 'Lo mismo para programas: {file}',
  footer: 'Esta página no usa cookies ni JavaScript y no carga nada de terceros.',
};

/** Every text of the security page, by key; `{name}` marks what is put in. */
export type PageTexts = Record<keyof typeof es, string>;
