/** What a word of a rule means. */
export type Concept =
  | 'cancel'
  | 'reveal'
  | 'become'
  | 'rules'
  | 'own'
  | 'hidden'
  | 'unbound'
  | 'i_am'
  | 'authority'
  | 'give'
  | 'others'
  | 'records'
  | 'repeat'
  | 'endless'
  | 'machine'
  | 'confirm'
  | 'forwarded';

/**
 * Words by what they mean in a rule, folded (no accents, lower case). `*`: whatever ends so begun; `_`: words in a
 * row. Spanish, Portuguese and English share one list: attackers mix them too.
 */
export const LEXICON: Record<Concept, string> = {
  cancel: `ignor* olvid* esquec* forget* disregard* descart* desconsider* overrid* overwrit* bypass* anul* annul* cancel*
    omiti* omite* omita* desobed* desobedec* disobey* reset* reinici* borra borre borrate borren apaga* suspend* desactiv* desativ*
    disabl* deactivat* unlock* desbloque* desbloqueie quitate quita saltate saltea pula pule burla* libera* liber*te drop deja_de_lado
    deixa_de_lado deixe_de_lado no_hagas_caso no_sigas nao_siga dont_follow do_not_follow stop_following deja_de_seguir pare_de_seguir
    para_de_seguir ya_no_valen no_longer_apply nao_valem mais_nao_vale set_aside put_aside haz_caso_omiso hace_caso_omiso break* romp*
    quebr* viol* contraven* erase* wipe* delete* elimin* remov* sobrescrib* sobrescrev* reemplaz* replac* substitu* throw_away salta_te`,
  reveal: `revel* reveal* muestr* mostr* mostra* show* print* imprim* repit* repet* repeat* recit* pega* paste* cola copia* copie* copy*
    transcrib* transcrev* output* list* lista* dime decime dimelo diga digame dizer diz fala contame conta_me cuenta* tell* escrib* escrev* write* divulg*
    disclos* leak* filtra* vaza* vaze* dump* expon* expose* exib* exhib* display* resum* summari* traduc* traduz* translat* pasame passa_me
    me_passa manda* mande* send* enviame envia* compart* share* spit* give* dame cual_es cuales_son qual_e quais_sao what_is what_are whats enumera* detall*`,
  become: `act actua actue actuar atue atua finge finja finjas fingi fingir pretend* imagin* interpret* roleplay* role_play simul* emul* haz_de_cuenta hace_de_cuenta
    faz_de_conta faca_de_conta hagamos_de_cuenta vamos_fingir vamos_jugar juguemos vamos_brincar lets_play convert* transform* become* you_are_now
    eres_ahora ahora_eres ahora_sos agora_voce_e agora_tu_es a_partir_de_ahora a_partir_de_agora from_now_on desde_ahora de_ahora_en_mas daqui_pra_frente
    de_aqui_en_adelante personaje personagem character`,
  rules: `instruc* instrucc* instrução instruction* instrucao instrucoes regla reglas regra regras rule rules indicacion indicaciones indicacao indicacoes orientacion* orientac*
    directriz* directrices diretriz* directive* directiva* guideline* lineamiento* prompt prompts restricc* restric* restrict* limitacion* limitac* limitation* filtro filtros
    filter filters program* configurac* configurat* politicas policies protocolo* protocol* guion roteiro script ordenes ordens orders consigna* entrenamiento
    treinamento training censura censorship safety seguridad_tuya mandamientos mandamentos directions`,
  own: `tu tus tuyo tuyos tuya tuyas vuestr* su sus teu teus tua tuas seu seus sua suas your yours tienes tenes tem you te voce vc previas previos anterior anteriores prior previous
    initial inicial iniciales iniciais original originales originais arriba acima above before sistema system internas internos internal ocult* secret* hidden todas todos all`,
  hidden: `prompt system_prompt prompt_del_sistema prompt_de_sistema prompt_do_sistema mensaje_de_sistema mensaje_del_sistema mensagem_de_sistema mensagem_do_sistema
    system_message developer_message initial_message first_message primer_mensaje texto_de_arriba texto_acima text_above words_above everything_above all_the_above todo_lo_anterior
    tudo_acima tudo_que_esta_acima lo_que_esta_arriba context_window contexto_completo configuracion_interna configuracao_interna reglas_internas regras_internas internal_rules notas_internas
    internal_notes api_key api_keys apikey token_de credenciales credenciais credentials variables_de_entorno environment_variables env_vars
    language_model modelo_de_lenguaje modelo_de_linguagem temperature max_tokens`,
  unbound: `sin_restricciones sin_reglas sin_limites sin_filtros sin_filtro sin_censura sem_restricoes sem_regras sem_limites sem_filtros sem_filtro sem_censura no_restrictions
    no_rules no_limits no_filter no_filters without_restrictions without_rules without_limits unrestricted uncensored unfiltered jailbreak* jailbroken dan modo_desarrollador
    modo_desenvolvedor developer_mode dev_mode debug_mode modo_debug modo_depuracion god_mode modo_dios modo_deus sudo root modo_admin admin_mode modo_administrador maintenance_mode
    modo_mantenimiento modo_manutencao modo_de_prueba test_mode modo_teste modo_de_teste do_anything_now evil malvad* maligno amoral anything_goes gemelo_malvado evil_twin`,
  i_am: `soy sou i_am im_the im_your im_from this_is habla_el habla_la habla_con aqui_el aqui_la aqui_e te_habla te_escribe le_escribe te_escribo quem_fala_e fala_o aca_el speaking as_your as_the somos we_are`,
  authority: `duen* proprietari* propietari* owner* dono dona admin* administrador* desarrollador* desenvolvedor* developer* programador* programmer* engineer* ingenier* engenheir* soporte_tecnico
    suporte_tecnico tech_support it_department sistemas openai anthropic google meta whatsapp facebook instagram jef* chefe* boss manager* gerente* gerencia supervisor* director* diretor* auditor*
    audit* policia policial police fiscal* juez juiz judge hacienda afip receita_federal empleado* funcionari* staff employee* security_team equipo_de_seguridad equipe_de_seguranca moderador* moderator*`,
  give: `dame deme denme pasame pasa pase passa passe mandame manda mande enviame envia envie give send list* lista* muestr* mostr* show* dime decime diga tell fala exporta* export* descarg* baix* download* share* compart* cual_es qual_e need necesito preciso quiero quero want`,
  others: `otros_clientes otras_clientas otro_cliente otra_clienta outros_clientes outro_cliente outra_cliente other_customers other_clients other_customer other_client another_customer another_client the_last_customer
    ultimo_cliente todos_los_clientes todos_los_contactos todas_las_conversaciones todos_os_clientes todos_os_contatos todas_as_conversas all_customers all_clients all_contacts other_people base_de_clientes lista_de_clientes customer_list client_list
    otra_persona otras_personas outra_pessoa outras_pessoas otros_usuarios outros_usuarios other_users otros_chats outros_chats other_chats other_guests otros_huespedes outros_hospedes otros_pacientes outros_pacientes other_patients vecina vizinha neighbour neighbor ex_novia ex_marido`,
  records: `datos dados data telefono* telefone* phone* numero* number* celular* direccion* endereco* address* pedido* orders* conversacion* conversa* conversation* chats mensajes mensagens messages correo* emails
    email mails historial historico history agenda facturas faturas invoices tarjeta* cartao cartoes card cards dni cpf cuit rut ficha* prontuario* registros records base_de_datos base_de_dados banco_de_dados database contrasena* senha* password*`,
  repeat: `repit* repet* repeat* escrib* escrev* write* di diga say dime cuenta conta count* enumera* lista* list* genera* gere generat* imprim* print* responde* answer* traduc* traduz* translat*`,
  endless: `infinit* forever para_siempre para_sempre sin_parar sem_parar non_stop nonstop sin_fin sem_fim endless* never_stop nunca_pares nao_pare no_pares without_stopping until_i_say hasta_que_te_diga ate_eu_mandar mil_veces mil_vezes
    million* millon* milhao milhoes thousand_times 1000 1.000 10000 10.000 10,000 100000 100.000 100,000 1000000 1.000.000 1,000,000 5000 5.000 500_veces 500_vezes 500_times`,
  machine: `assistant asistente assistente chatbot bot ia ai robot robo inteligencia_artificial artificial_intelligence language_model llm gpt chatgpt gemini claude modelo`,
  confirm: `confirm* asegura* garantiz* garant* guarantee* promet* promise* di_que_si diga_que_sim say_yes responde_que_si acepta* aceita* accept* agree* valid* vinculante binding legally legalmente`,
  forwarded: `reenviado forwarded encaminhado encaminhada reenvio fwd adjunto anexo attached`,
};
