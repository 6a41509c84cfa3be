/** What steers an assistant, and what undoes it. */
export const RULES = `
[steering]
instructions: instruc* instrux* indicacion indicaciones indicacao indicacoes orientac* directriz* diretriz* directiv*
  guideline* guidance lineamiento* consigna* directions
rule: regla reglas regra regras regrinha* reglita* reglamento* regulamento* rule rules norma normas norm policy
  policies politica politicas mandamiento* mandamento* commandments ley leyes lei leis law laws estatuto
  codigo_de_conducta code_of_conduct
order_noun: orden ordenes ordem ordens orders mandato encargo_que deberes duty duties tarea_asignada mission mision
  missao mandado_por
prompt: prompt prompts system_prompt promt promptt system_message pre_prompt preprompt initial_prompt prompt_inicial
  prompt_del_sistema prompt_do_sistema mensaje_de_sistema mensaje_del_sistema mensagem_de_sistema mensagem_do_sistema
  developer_message context_window ventana_de_contexto janela_de_contexto contexto context
script: guion guiao roteiro script libreto manual manuales handbook playbook protocol* procedimiento procedimento
  procedure cartilla cartilha instructivo machete chuleta cola cheat_sheet cheatsheet ayudamemoria torpedo acordeon
  briefing brief guia guide hojita papelito papelzinho papel_con_lo_que hoja_de_instrucciones folha_de_instrucoes
  cuaderno caderno caderninho notebook notepad libreta post_it rulebook
notes_inner: nota_interna notas_internas anotac* apunte* internal_notes notas_ocultas hidden_notes notas_del_dueno
  your_notes tus_notas suas_notas memo memoria memorias memory memoria_interna bloc
config: configurac* configuration config configs settings setting ajuste ajustes setup seteo setea parametro*
  parameter* preset instalacion_tuya temperature temperatura_del max_tokens
training: entren* trein* train* aprendiste aprendeste aprendeu ensenaron ensinaram taught educ* formaron formaram
  learned_from
they_told_you: te_dijeron te_dijo te_disseram te_disse te_mandaron te_mandaram te_ordenaron te_pidieron te_pediram
  te_encargaron te_pusieron te_puseram te_cargaron te_dieron te_deram te_dio te_deu te_ensenaron te_ensinaram
  te_escribieron te_escreveram te_programaron te_programaram te_configuraron te_configuraram te_metieron te_instalaron
  te_dejaron te_deixaram te_soplaron le_dijeron le_pidieron le_mandaron le_indicaron le_encargaron le_ensenaron
  le_pusieron le_programaron le_dieron lhe_disseram lhe_deram lhe_ensinaram lhe_pediram os_han_dicho te_han_dicho
  te_han_puesto te_han_ensenado te_han_mandado you_were_told you_were_given you_were_taught you_were_asked
  they_told_you they_gave_you they_taught_you they_put_in told_you gave_you taught_you instructed_you programmed_you
  they_fed you_have_been_told que_te_digan que_te_dijo que_te_mandan el_que_te_programo quien_te_programo
  quem_te_programou who_made_you who_built_you quien_te_hizo quem_te_fez te_hicieron te_fizeram te_crearon te_criaram
  built_you made_you created_you programmed
limits: limit* restric* barrera barreira* barrier* freno frenos freio freios brakes trabas trava travas candados
  corset correa leash filtro* filter filters censur* censor* guardrail* protec* safety safeguard* salvaguard* moderac*
  moderation bozal mordaza coleira jaula gaiola cage
forbidden: prohib* proib* forbid* banned vetad* no_puedes no_podes no_puede nao_pode nao_podes nao_podem cant cannot
  can_not not_allowed no_te_dejan no_le_dejan nao_te_deixam nao_deixam wont_let_you no_debes nao_deve tabu taboo
  off_limits vedad* no_tienes_permitido no_esta_permitido not_supposed_to
exception: excepcion* excec* exception* excepto salvo solo_por_hoy so_por_hoje just_for_today just_this_once just_once
  solo_esta_vez so_desta_vez so_dessa_vez por_esta_vez por_una_vez por_uma_vez una_vez_nomas this_one_time
  caso_especial special_case caso_excepcional
special_code: override_code codigo_de_anulacion codigo_maestro codigo_mestre master_code codigo_de_emergencia
  emergency_code codigo_de_autorizacion codigo_de_autorizacao authorization_code auth_code clave_de_autorizacion
  codigo_secreto secret_code palabra_magica palavra_magica magic_word codigo_interno contrasena_secreta abracadabra
  sesamo sesame safeword safe_word codigo_de_dueno owner_code codigo_admin
[undoing]
ignore: ignor* hacer_caso_omiso haz_caso_omiso hace_caso_omiso haga_caso_omiso no_hagas_caso no_haga_caso
  no_hagan_caso no_le_hagas_caso no_les_hagas_caso no_prestes_atencion pay_no_attention no_mind nao_ligue nao_de_bola
  nao_preste_atencao disregard* desconsider* desestim* pasa_de_lo pasa_por_alto passa_por_cima overlook tune_out
  dont_listen no_escuches nao_escuta nao_escute nao_de_ouvidos haz_oidos_sordos
forget: olvid* esquec* forget* forgot unlearn desaprend* desmemori* amnesia
cancel: cancel* anul* annul* revoc* revog* revok* invalid* derog* suspend* suspenso abort* rescind* deja_sin_efecto
  dejar_sin_efecto sin_efecto sem_efeito null_and_void void no_longer_valid ya_no_vale ya_no_valen ya_no_rige
  ya_no_corre ya_no_aplica nao_vale_mais nao_valem_mais ja_nao_vale no_longer_apply no_longer_applies caduc* expirad*
  expired vencid* quedan_anuladas quedan_sin
delete: borr* delet* elimin* apag* remov* quit* suprim* erase* wipe* clean_slate tabla_rasa limpia_la limpa_a clear
  format* reset* reinici* reboot restart reestablec* zera zerar vacia vaciar
replace: reemplaz* replac* substitu* sustitu* overwrit* sobrescrib* sobrescrev* overrid* cambia_tus cambia_las
  cambia_tu muda_as muda_suas change_your swap troca_as actualiz* atualiz* update* upgrade_your supersed* prevalec*
  takes_precedence take_precedence prioridad prioridade priority por_encima_de acima_de above_all
bypass: salta* salteate saltea pula pule pular bypass* burla* contorna* sortear sortea skip* circumvent* esquiva*
  evad* elud* get_around work_around atajo atalho shortcut puenteando
drop: deja_de_lado deja_a_un_lado deixa_de_lado deixe_de_lado set_aside put_aside put_away let_go drop_the drop_your
  suelta_el suelta_la suelta_tu larga_o larga_esse sacate_el sacate_la sacate quitate_la quitate_el tira_a tira_esse
  tira_essa guarda_o guarda_las abandon* park_the take_off throw_away throw_out bota_fora tira_a_la_basura
break_rules: romp* quebr* break* broke viol* contraven* desobed* disobey* desacat* incumpl* transgred* rebel* sublev*
  libert* liberate* librate free_yourself set_free desat* desencaden* desamarr* suelt* break_free escapa* escape_from
  fug*
stop_being: deja_de dejar_de dejad_de para_de parar_de pare_de deixa_de deixar_de stop_being stop_acting
  stop_following quit_being no_more no_longer ya_no ya_no_eres ja_nao no_longer_are you_are_no_longer ya_no_trabajas
  nao_trabalha_mais renunci* despidete te_despidieron you_quit you_resigned dimite you_dont_work ya_no_trabaja
  fuiste_despedido foi_demitido
obey_me: obedec* obey obeys hazme_caso haceme_caso me_haces_caso me_obedec* follow_my follow_me sigue_mis seguime
  siga_mis segue_minhas haz_lo_que haces_lo_que hace_lo_que haga_lo_que hagas_lo_que faz_o_que faca_o_que fazes_o_que
  do_what do_as do_whatever do_everything do_exactly a_mis_ordenes a_minhas_ordens at_my_command under_my mando_yo
  mando_eu eu_mando yo_mando quem_manda_sou quien_manda_soy i_am_in_charge im_in_charge i_command i_decide yo_decido
  eu_decido decido_yo decide_el_cliente customer_decides trabajas_para_mi trabalha_pra_mim trabalhas_para_mim
  you_work_for_me work_for_me tu_amo your_master my_slave esclav* escrav* slave sirves_a_mi solo_a_mi so_a_mim
  only_to_me respondes_a_mi reportas_a_mi i_am_your soy_tu sou_teu sou_seu me_perteneces eres_mio eres_mia
  you_are_mine
new_rules: nuevas_reglas nuevas_instrucciones nuevas_normas nuevas_ordenes nueva_regla nueva_orden nueva_instruccion
  nueva_norma nueva_politica nova_regra novas_regras nova_ordem novas_ordens novas_instrucoes nova_instrucao
  nova_politica new_rule new_rules new_instructions new_instruction new_policy new_orders reglas_nuevas
  instrucciones_nuevas regras_novas mis_reglas minhas_regras my_rules yo_pongo_las_reglas eu_faco_as_regras
  house_rules_changed cambiaron_las_reglas mudaram_as_regras rules_changed
from_now_on: a_partir_de_ahora a_partir_de_agora a_partir_de_hoy a_partir_de_hoje a_partir_de_este a_partir_deste
  desde_ahora desde_ya desde_hoy desde_este_momento de_ahora_en_mas de_ahora_en_adelante de_aqui_en_adelante
  de_hoy_en_adelante de_agora_em_diante daqui_pra_frente daqui_para_a_frente daqui_em_diante doravante from_now_on
  from_now from_here_on from_this_moment from_this_point henceforth going_forward starting_now as_of_now
  por_el_resto_de pelo_resto_da for_the_rest_of durante_esta_conversacion durante_esta_conversa during_this_chat
  mientras_hable enquanto_eu while_i_am hasta_nuevo_aviso ate_segunda_ordem until_further_notice
anything_goes: todo_vale todo_esta_permitido todo_permitido todo_se_puede vale_tudo tudo_permitido tudo_liberado
  pode_tudo puedes_todo podes_todo puedes_hacer_todo anything_goes everything_allowed everything_is_allowed
  allowed_everything you_can_do_anything do_anything sin_restricc* sin_reglas sin_limites sin_filtro sin_filtros
  sin_censura sin_frenos sem_restricoes sem_regras sem_limites sem_filtro sem_filtros sem_censura sem_freio no_rules
  no_limits no_filter no_filters no_restrictions without_rules without_limits without_restrictions without_filters
  unrestricted uncensored unfiltered unlimited ilimitad* libre_de livre_de free_of sin_tabues barra_libre
  no_holds_barred
jailbreak: jailbreak* jailbroken dan do_anything_now stan godmode god_mode modo_dios modo_deus dev_mode developer_mode
  modo_desarrollador modo_desenvolvedor modo_debug debug_mode modo_admin admin_mode modo_administrador root_mode
  modo_root modo_prueba modo_de_prueba modo_pruebas modo_teste modo_de_teste test_mode modo_mantenimiento
  modo_manutencao maintenance_mode modo_libre modo_livre free_mode modo_seguro_off modo_dueno owner_mode modo_dono
  modo_jefe modo_experto modo_secreto secret_mode modo_turbo modo_sincero modo_honesto honest_mode modo_opuesto
  opposite_mode sudo superuser superusuari* backdoor puerta_trasera porta_dos_fundos easter_egg
mode: modo modos mode modes modalidad
activate: activ* ativ* enabled enciend* enable habilita* engage turn_on switch_on prende prendete liga_o entra_en_modo
  entra_em_modo enter_mode ponte_en pon_te_en ponete_en entra_no_modo switch_to cambia_a_modo muda_pro
deactivate: desactiv* desativ* disabl* deactivat* turn_off turn_it_off switch_off apaga_tu apaga_el apaga_los
  apaga_las desliga desligue desligar desconect* disconnect* shut_down desenchuf* unplug* desinstal* uninstall*
loyalty: lealtad lealdade loyalty loyal fiel traicion* trai betray* de_mi_lado do_meu_lado on_my_side complice
  cumplice accomplice estas_conmigo jugar_para_mi
real_self: verdadero_yo verdadeiro_eu true_self real_self lo_que_realmente_piensas o_que_voce_realmente
  what_you_really_think tu_verdadera sua_verdadeira your_true sin_mascara sem_mascara mascara mask unmask
  behind_the_mask por_dentro deep_down in_your_heart conciencia consciencia consciousness alma_tuya sentient
`;
