/** One's own account. */
export const account = {
  'password.title': 'Contraseña',
  'password.text': 'Al cambiarla se cierran tus sesiones en otros dispositivos.',
  'password.current': 'Contraseña actual',
  'password.wrong': 'Esa no es tu contraseña actual.',
  'password.change': 'Cambiar la contraseña',
  'password.changed': 'Contraseña cambiada.',

  'leak.title': 'Tu contraseña ya no es secreta',
  'leak.text':
    'Apareció en una lista de contraseñas filtradas de otros sitios. Cambiala ahora, y también donde uses la misma.',
  'leak.later': 'Más tarde',

  'email.title': 'Correo electrónico',
  'email.text': 'Mandamos un enlace a la dirección nueva. Cuando lo uses, avisamos también a la anterior.',
  'email.new': 'Dirección nueva',
  'email.change': 'Cambiar el correo',
  'email.sent': 'Mandamos un enlace a {email}. Hasta que lo uses sigue valiendo la dirección de ahora.',

  'factor.title': 'Segundo factor',
  'factor.text':
    'Además de la contraseña, un código que cambia cada 30 segundos en una aplicación de tu teléfono.',
  'factor.on': 'Activado',
  'factor.off': 'Desactivado',
  'factor.codesLeft': 'Códigos de recuperación sin usar: {count}.',
  'factor.setUp': 'Activar el segundo factor',
  'factor.scan':
    'Abrí tu aplicación de códigos (por ejemplo Google Authenticator, Aegis o 1Password) y leé este código QR.',
  'factor.qr': 'Código QR con la clave del segundo factor; la clave en texto está debajo',
  'factor.byHand': 'Si no podés leerlo, cargá esta clave a mano:',
  'factor.code': 'Código',
  'factor.codeHint': 'Los 6 dígitos que muestra la aplicación.',
  'factor.codeOrRecoveryHint': 'Los 6 dígitos de la aplicación, o un código de recuperación.',
  'factor.activate': 'Activar',
  'factor.newCodes': 'Códigos de recuperación nuevos',
  'factor.remove': 'Desactivar',
  'factor.removeTitle': '¿Desactivar el segundo factor?',
  'factor.removeText':
    'Para entrar bastará con la contraseña, y los códigos de recuperación dejan de servir. Los negocios que exigen el segundo factor no te dejarán pasar.',
  'factor.removed': 'Segundo factor desactivado.',

  'recovery.title': 'Tus códigos de recuperación',
  'recovery.text':
    'Si perdés el teléfono entrás con uno de estos códigos; cada uno sirve una sola vez. No los volvemos a mostrar: guardalos en un lugar seguro.',
  'recovery.fileName': 'portero-codigos-de-recuperacion.txt',
  'recovery.download': 'Descargar',
  'recovery.print': 'Imprimir',
  'recovery.saved': 'Ya los guardé',

  'stepUp.title': 'Confirmá que sos vos',
  'stepUp.text': 'Esto pide tu segundo factor. Vale por cinco minutos.',
  'stepUp.setup':
    'Esto pide un segundo factor, y tu cuenta todavía no lo tiene. Activalo en tu cuenta y probá de nuevo.',
  'stepUp.goToSetup': 'Ir a mi cuenta',
  'stepUp.confirm': 'Confirmar',

  'sessions.title': 'Dónde entraste',
  'sessions.current': 'Esta sesión',
  'sessions.unknownDevice': 'Dispositivo desconocido',
  'sessions.seen': 'última actividad: {time}',
  'sessions.end': 'Cerrar',
  'sessions.endOthers': 'Cerrar todas las demás',
  'sessions.endOthersText': 'En los otros dispositivos habrá que entrar de nuevo.',
  'sessions.ended': 'Sesión cerrada.',

  'deletion.title': 'Eliminar la cuenta',
  'deletion.text': 'Se elimina tu cuenta con tus datos. Pide el segundo factor.',
  'deletion.loses': 'También se pierde por completo, porque sos la única persona dueña:',
  'deletion.organisation': '{name} (conversaciones: {conversations}; documentos: {documents})',
  'deletion.leaves': 'Dejás de estar en: {names}.',
  'deletion.ask': 'Eliminar mi cuenta',
  'deletion.askTitle': '¿Eliminar tu cuenta?',
  'deletion.week': 'Tenés siete días para arrepentirte. Después no se puede recuperar nada.',
  'deletion.asked': 'La cuenta se eliminará en siete días. Te mandamos un correo.',
  'deletion.pending': 'Tu cuenta se elimina el {date}.',
  'deletion.badge': 'Se elimina',
  'deletion.undo': 'No eliminarla',
  'deletion.undone': 'Tu cuenta ya no se elimina.',
};
