import type { account as reference } from '../es/account.ts';

export const account: Record<keyof typeof reference, string> = {
  'password.title': 'Senha',
  'password.text': 'Ao trocá-la, suas sessões em outros dispositivos são encerradas.',
  'password.current': 'Senha atual',
  'password.wrong': 'Essa não é a sua senha atual.',
  'password.change': 'Trocar a senha',
  'password.changed': 'Senha trocada.',

  'leak.title': 'Sua senha já não é secreta',
  'leak.text':
    'Ela apareceu em uma lista de senhas vazadas de outros sites. Troque-a agora, e também onde você usa a mesma.',
  'leak.later': 'Mais tarde',

  'email.title': 'E-mail',
  'email.text': 'Enviamos um link ao novo endereço. Quando você o usar, avisamos também o anterior.',
  'email.new': 'Novo endereço',
  'email.change': 'Trocar o e-mail',
  'email.sent': 'Enviamos um link a {email}. Até você usá-lo, continua valendo o endereço de agora.',

  'factor.title': 'Segundo fator',
  'factor.text': 'Além da senha, um código que muda a cada 30 segundos em um aplicativo do seu celular.',
  'factor.on': 'Ativado',
  'factor.off': 'Desativado',
  'factor.codesLeft': 'Códigos de recuperação não usados: {count}.',
  'factor.setUp': 'Ativar o segundo fator',
  'factor.scan':
    'Abra seu aplicativo de códigos (por exemplo Google Authenticator, Aegis ou 1Password) e leia este código QR.',
  'factor.qr': 'Código QR com a chave do segundo fator; a chave em texto está abaixo',
  'factor.byHand': 'Se não puder lê-lo, digite esta chave:',
  'factor.code': 'Código',
  'factor.codeHint': 'Os 6 dígitos que o aplicativo mostra.',
  'factor.codeOrRecoveryHint': 'Os 6 dígitos do aplicativo, ou um código de recuperação.',
  'factor.activate': 'Ativar',
  'factor.newCodes': 'Novos códigos de recuperação',
  'factor.remove': 'Desativar',
  'factor.removeTitle': 'Desativar o segundo fator?',
  'factor.removeText':
    'Para entrar bastará a senha, e os códigos de recuperação deixam de servir. Os negócios que exigem o segundo fator não deixarão você passar.',
  'factor.removed': 'Segundo fator desativado.',

  'recovery.title': 'Seus códigos de recuperação',
  'recovery.text':
    'Se perder o celular, você entra com um destes códigos; cada um serve uma única vez. Não os mostramos de novo: guarde-os em um lugar seguro.',
  'recovery.fileName': 'portero-codigos-de-recuperacao.txt',
  'recovery.download': 'Baixar',
  'recovery.print': 'Imprimir',
  'recovery.saved': 'Já os guardei',

  'stepUp.title': 'Confirme que é você',
  'stepUp.text': 'Isto pede o seu segundo fator. Vale por cinco minutos.',
  'stepUp.setup':
    'Isto pede um segundo fator, e sua conta ainda não o tem. Ative-o na sua conta e tente de novo.',
  'stepUp.goToSetup': 'Ir à minha conta',
  'stepUp.confirm': 'Confirmar',

  'sessions.title': 'Onde você entrou',
  'sessions.current': 'Esta sessão',
  'sessions.unknownDevice': 'Dispositivo desconhecido',
  'sessions.seen': 'última atividade: {time}',
  'sessions.end': 'Encerrar',
  'sessions.endOthers': 'Encerrar todas as outras',
  'sessions.endOthersText': 'Nos outros dispositivos será preciso entrar de novo.',
  'sessions.ended': 'Sessão encerrada.',

  'deletion.title': 'Excluir a conta',
  'deletion.text': 'Sua conta é excluída com os seus dados. Pede o segundo fator.',
  'deletion.loses': 'Também se perde por completo, porque você é a única pessoa dona:',
  'deletion.organisation': '{name} (conversas: {conversations}; documentos: {documents})',
  'deletion.leaves': 'Você deixa de estar em: {names}.',
  'deletion.ask': 'Excluir minha conta',
  'deletion.askTitle': 'Excluir sua conta?',
  'deletion.week': 'Você tem sete dias para mudar de ideia. Depois nada pode ser recuperado.',
  'deletion.asked': 'A conta será excluída em sete dias. Enviamos um e-mail a você.',
  'deletion.pending': 'Sua conta será excluída em {date}.',
  'deletion.badge': 'Em exclusão',
  'deletion.undo': 'Não a excluir',
  'deletion.undone': 'Sua conta não será mais excluída.',
};
