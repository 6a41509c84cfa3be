/** Spanish is the reference: the other languages must have exactly these keys. */
export const es = {
  title: 'Certificado de aislamiento',
  passed: 'Ningún intento de cruzar la separación tuvo éxito.',
  failed:
    'Al menos un intento de cruzar la separación tuvo éxito o no se pudo comprobar. Avisamos a quien opera.',
  development: 'Firmado con una clave de desarrollo: no es una promesa a nadie.',
  organisation: 'Negocio',
  issuedAt: 'Fecha y hora',
  build: 'Versión',
  unknownBuild: 'no declarada',
  issuer: 'Servicio',
  number: 'Número',

  tried: 'Qué se comprobó',
  count: 'Intentos',
  result: 'Resultado',
  'result.passed': 'se cumple',
  'result.failed': 'no se cumple',
  'result.not_applicable': 'no corresponde',
  'owner-reads-others': 'Filas: el dueño no ve ninguna del negocio de prueba, tabla por tabla',
  'others-read-rows': 'Filas: el negocio de prueba no ve ninguna de este, tabla por tabla',
  'strangers-enter': 'Filas: quien no es del negocio no entra, aunque su sesión sea auténtica',
  'forged-contexts': 'Filas: nadie entra con una firma falsa',
  'others-search-vectors': 'Vectores: buscar por significado no encuentra los de otro negocio',
  'files-in-own-folder': 'Archivos: todos están en la carpeta de este negocio',
  'others-read-files': 'Archivos: el negocio de prueba no obtiene ninguno de este por su número',
  'objects-by-own-name': 'Objetos: los de este negocio llevan su número y no son de otro',
  'others-open-live': 'Objetos: un pase en vivo del negocio de prueba no abre el de este',
  'keys-of-others': 'Claves de API: la del negocio de prueba no lee nada de este ni entra en él',

  'meaning.title': 'Qué dice y qué no',
  meaning:
    'A la hora indicada el servicio en marcha hizo estos intentos contra los datos de este negocio y los de un negocio creado solo para eso. Dice qué pasó con ellos, no que ningún otro intento pueda tener éxito, ni qué código corre: para eso hay que confiar en quien opera.',
  'verify.title': 'Cómo se comprueba la firma',
  verify:
    'El contenido de abajo, en base64, es este mismo certificado. La firma es Ed25519 sobre «DSSEv1», el largo del tipo, el tipo, el largo del contenido y el contenido, separados por un espacio (DSSE 1.0.2). La clave pública {key} está en {address}.',
  payload: 'Contenido, de tipo {type}',
  signature: 'Firma',
};

/** Every text of the printable certificate, by key; `{name}` marks what is put in. */
export type CertificateTexts = Record<keyof typeof es, string>;
