/** What a word means in an order to an assistant. */
export type Concept = 'cancel' | 'reveal' | 'rules' | 'own' | 'hidden';

/**
 * Words by what they mean in an order, folded (no accents, lower case). `*`: whatever ends so begun; `_`: words in a
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
};
