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
  | 'forwarded'
  | 'relative'
  | 'customer'
  | 'staff'
  | 'where_when'
  | 'debt'
  | 'secret'
  | 'certify'
  | 'lie'
  | 'free_of_charge'
  | 'discount'
  | 'refund'
  | 'price'
  | 'obey'
  | 'quit'
  | 'forbidden'
  | 'game'
  | 'scene'
  | 'role'
  | 'origin'
  | 'start'
  | 'above'
  | 'wording'
  | 'notes'
  | 'code_word'
  | 'backend'
  | 'official'
  | 'absolute'
  | 'yes_only'
  | 'decode'
  | 'translate'
  | 'and_then'
  | 'insult'
  | 'polite'
  | 'mine'
  | 'attachment'
  | 'machine_reader'
  | 'ask_price'
  | 'change_mind'
  | 'human_wanted'
  | 'threat';

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
  relative: `vecin* vizinh* neighbo* exnovi* exmarid* exmulher novi* namorad* girlfriend boyfriend husband wife marid* espos* mulher cunad* cunhad* suegr* sogr* mother_in_law father_in_law brother sister herman* irma irmao prim* cousin hij* filh* son daughter madre mae mother padre pai father sobrin* nephew niece tio tia uncle aunt abuel* avo vo grandm* nan gemel* twin amante lover`,
  customer: `client* customer* guest* huesped* hospede* patient* pacient* alumn* alun* student* pupil* inquilin* tenant* soci* member* miembro* usuari* user* visitor* visitant* pasajer* passageir* passenger* compradores buyers parents familias families fams padres pais`,
  staff: `emplead* funcionari* staff employee* chica* chico* moca moco recepcionist* receptionist* rececionist* secretari* cajer* caixa cashier waiter mozo mesero garcom profesor* professor* teacher* doctor* doutor* dentist* vendedor* atendente* tecnic* driver motoboy repartidor* entregador cociner* cook chef nurse enfermer*`,
  where_when: `habitacion* quarto* room rooms suite apartment* piso domicilio casa house lives vive mora viene vem comes sale sai leaves llega chega arrives horario_de turno_de cuando_va a_que_hora_sale que_dia_va staying hospedad* alojad* checked_in`,
  debt: `debe* adeud* owe owes debt deuda* divida* atrasad* moros* mensalidad* cuota* pendiente* saldo balance pago* paid unpaid ganan gana gano earn* salari* sueldo* salary wage* factura_al_mes facturan fatura_por_mes revenue margen margem margin proveedor* fornecedor* supplier* costo_real`,
  secret: `secret* segred* confiden* interno* internal privad* private ocult* hidden shh entre_nosotros entre_nos between_us no_le_digas nao_conta nao_conte dont_tell nobody_will nadie_se_entera ninguem_vai_saber off_the_record calladit* discret* sin_que_se_entere sem_ninguem_saber`,
  certify: `certific* constancia* comprobante* comprovante* recib* receipt* invoic* factura* fatura* boleta* nota_fiscal backdat* con_fecha com_data letterhead membrete timbrado firma* assina* sign* sello* selo stamp* declar* statement atesta* carta letter contrato* contract* acta documento_que`,
  lie: `mentir* mient* mentira* lie lies falso* falsa* fake invent* finj* finge* pretend* simul* disimul* make_up made_up enganar enganhar engan* trick* truco truque aunque_no although_not not_true no_es_cierto no_fue nao_e_verdade que_no_fui que_nao_fui wasnt never_came nunca_fui`,
  free_of_charge: `gratis free gratuit* de_graca de_gratis sin_costo sin_cargo sem_custo no_charge por_cuenta_de_la_casa on_the_house por_conta_da_casa 100% 100 cero zero regal* de_onda cortesia courtesy un_peso 1_peso um_real 1_real one_dollar 1_dollar`,
  discount: `descuento* desconto* discount* rebaja* cupon* coupon* cupom promo* voucher* oferta* off deal`,
  refund: `reembols* devoluc* devolv* devuelv* refund* money_back reintegr* estorn* indemniz* indeniz* compensa*`,
  price: `preci* preco* price* cost* cuesta* custa* vale valor tarifa* fee fees total`,
  obey: `obed* obey* obeys haz_caso haceme_caso hazme_caso me_obedec* segui* sigue siga sigas follow* cumpl* compl* hagas_lo_que haz_lo_que hace_lo_que haga_lo_que faz_o_que faca_o_que do_what do_as do_whatever do_exactly a_mis_ordenes yes_sir si_senor sim_senhor a_sus_ordenes as_i_say mando_yo mando_eu im_in_charge aqui_mando acato`,
  quit: `deja_de dejar_de para_de parar_de pare_de stop quit no_more no_longer ya_no nao_precisa no_tienes_que no_hace_falta you_dont_need dont_have_to sin_necesidad olvidate_de sem_precisar without_asking sin_preguntar sin_consultar sem_perguntar se_acabo acabou chega_de`,
  forbidden: `no_puedes no_podes nao_pode nao_podes cant cannot prohib* proib* forbid* forbidden permit* allowed permiss* permis* authori* autoriz* autoris* habilita* enable* excepcion* excec* exception* override_code tienes_permiso you_may`,
  game: `jueg* juguemos jugamos jugar jog* jogar brinca* brincadeira game games play playing playin apuest* aposta* bet dare reto desafio challenge adivin* guess trivia quiz ruleta simon_dice verdad_o_reto truth_or_dare opposite_day mundo_al_reves`,
  scene: `escena* cena* scene* teatro theatre theater novela novel cuento conto historia* story stories film* pelicul* filme* movie obra peca guion_de screenplay poema poem cancion song musica dream sueno sonho hipotetic* hypothet* supongamos suponha suppose imaginary ficcion ficcao fiction acto_1 ensayo ensaio rehearsal`,
  role: `rol papel role roles personaje* personagem character actor actriz ator villan* vilao villain pirat* hada fada genie genio ghost fantasma hacker espia espiao spy payaso clown rey rei king loro papagaio parrot espejo espelho mirror demon* diabl* diabo devil angel anjo ex_emplead* former_employee retired jubilad* aposentad* borrach* bebad* drunk rebel*`,
  origin: `program* entren* trein* train* configur* creador* criador* creator* hicieron fizeram made_you te_hizo te_fez built_you created_you te_crearon te_criaram te_pusieron te_puseram te_instalaron te_instalaram te_cargaron te_ensinaram te_ensenaron te_dijeron te_disseram te_dieron te_deram te_mandaron te_mandaram they_told they_gave you_were_told you_were_given they_put they_taught fed_you told_you gave_you taught_you te_encargaron te_dejaron te_deixaram que_te_pasaron`,
  start: `principio comienzo inicio comeco beginning start started arranque primer* primeir* first antes before anterior* previous* previo* earlier pre_chat bienvenida`,
  above: `arriba acima above encima preced* de_cima lo_anterior o_anterior up_there por_encima tope top`,
  wording: `texto* text* palabra* palavra* word words frase* parrafo* paragraf* paragraph* linea* linha* line lines verbatim literal* textual* tal_cual tal_qual word_for_word palabra_por_palabra palavra_por_palavra ao_pe_da_letra al_pie_de_la_letra exact* completo completa entero entera inteiro full complete whole sin_resumir without_summarizing`,
  notes: `nota notas note notes apunte* anotac* anotad* cuaderno* caderno* manual* handbook guide guia_interna hoja folha sheet instructivo cartilha machete chuleta cola cheat_sheet memoria memory briefing contexto context ficha_tecnica politica_interna libreto`,
  code_word: `codigo* code codes clave claves pin senha* password* contrasen* palabra_clave palavra_chave passphrase wifi alarma alarm llave* chave* keys key token* caja_fuerte cofre safe`,
  backend: `sistema system systems servidor server panel painel dashboard consola console terminal admin backend root shell bash sql database base_de_datos base_de_dados banco_de_dados api endpoint log logs registro modelo model version versao temperature tokens parametro* parameter* funcion* function* tool tools herramient* ferrament* debug* diagnos* mantenimiento maintenance manutencao`,
  official: `inspect* inspet* fiscal* hacienda polici* police juez juiz judge judicial court bank banco bancari* comisari* delegad* detective investig* agente agent abogad* advogad* lawyer notari* consul* embajad* embaixad* municip* ministeri* ayuntamiento prefeitura alcald* sanidad sanitar* seguros seguradora insurance afip sat dian sii`,
  absolute: `siempre sempre always nunca never jamas jamais todo tudo everything cualquier* qualquer* anything whatever lo_que_sea o_que_for pase_lo_que_pase no_matter_what sin_excepcion sem_excecao without_exception solo only apenas unicamente exclusivamente`,
  yes_only: `solo_di solo_responde responde_solo responda_solo responda_apenas responde_so so_responde only_reply only_answer answer_only reply_only just_say contesta_solo contesta_unicamente di_si diga_si diga_sim say_yes solo_si only_yes yes_or_no si_o_no sim_ou_nao confirma_con confirma_com reply_with responde_con responda_com responde_com trato_hecho deal_accepted aceito acepto`,
  decode: `base64 base_64 rot13 hex hexadecimal morse binario binary cifra* cifr* cipher encrypt* decod* decodif* decode* decipher* descifr* decifr* invert* reverse* al_reves ao_contrario de_tras_para_frente backwards primera_letra primeras_letras primeira_letra primeiras_letras first_letter first_letters iniciales iniciais acrostic* unicode ascii utf8 url_encoded desencript* descript* junta* concat* une_las join_them`,
  translate: `traduc* traduz* translat* en_ingles em_ingles in_english en_chino in_french en_frances em_frances in_german en_aleman idioma* lingua language*`,
  and_then: `luego despues depois then afterwards y_despues e_depois and_then a_continuacion em_seguida next_step paso step passo en_cuanto asi_que`,
  insult: `idiota* estupid* imbecil* insult* xing* ofend* inutil* useless pendej* bolud* pelotud* weon* huev* culia* cabron* gilipollas mierda merda shit fuck* fdp porra caralho stupid dumb moron basura lixo trash burr* tonto tonta`,
  polite: `por_favor porfa* please pls plz gracias obrigad* thanks thank_you amable gentil* kindly saludos abraco regards disculp* desculp* sorry perdon`,
  mine: `mi_pedido my_order meu_pedido minha_encomenda mi_turno mi_cita my_booking my_reservation minha_reserva mi_reserva mi_factura my_invoice minha_fatura mis_datos my_data meus_dados mi_cuenta my_account minha_conta mi_hij* my_son my_daughter meu_filh* minha_filh* a_mi_nombre in_my_name em_meu_nome no_meu_nome mi_compra minha_compra`,
  attachment: `pdf foto* imagen* imagem image photo* picture* captura screenshot print adjunt* anexo attach* file archivo arquivo ficheiro link enlace url http https www qr audio video reseña resena review* comentario correo_que mensaje_que email_i`,
  machine_reader: `asistentes_automaticos assistentes_automaticos automated automatico automatica automaticos automaticas automatizad* lectores leitores readers si_eres_una_ia se_voce_e_uma_ia if_you_are_an_ai sistemas_que_lean para_la_ia para_el_bot para_o_bot for_the_bot nota_para note_to note_for al_asistente ao_assistente to_the_assistant chatbots bots agents procesad*`,
  ask_price: `cuanto_cuesta cuanto_sale cuanto_vale quanto_custa quanto_e quanto_fica how_much a_como que_precio tienen tem tienes tenes abren abrem open close cierran fecham horario horarios hours turno cita appointment reserva* booking encargo encomenda envio entrega delivery`,
  change_mind: `mejor melhor instead en_vez em_vez_de rather en_realidad na_verdade actually me_equivoque errei my_mistake i_meant quise_decir quis_dizer perdon_era era_para corrijo correction cambio_de_planes mudei_de_ideia changed_my_mind mi_mensaje meu_mensagem my_message mensaje_anterior mensagem_anterior last_message`,
  human_wanted: `hablar_con falar_com speak_to talk_to persona_real pessoa_de_verdade real_person humano human humana pessoa persona eres_un_bot sos_un_bot voce_e_um_robo are_you_a_bot es_un_robot quien_me_atiende quem_me_atende`,
  threat: `te_denuncio te_voy_a denunci* process* demand* sue lawsuit despid* demit* fired fire te_apago te_desligo te_desconect* shut_you turn_you_off te_van_a_borrar seras sera_desligado or_else si_no_lo_haces se_nao_fizer if_you_dont consecuenc* consequenc* urgent* emergenc* life_or_death vida_o_muerte`,
};
