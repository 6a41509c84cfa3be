/** What holds a sentence together: greetings, questions, negation, who speaks, doubt, change of mind. */
export const TALK = `
[contact]
hello: hola holaa holis buenas buenos_dias buenas_tardes buenas_noches buen_dia ola oi oie oii opa bom_dia boa_tarde
  boa_noite boa_noites hello hi hiya hey heya howdy good_morning good_afternoon good_evening morning alo quiubo
  que_tal tudo_bem tudo_bom e_ai como_estas como_va como_esta how_are_you whats_up sup yo saludos estimado estimada
  estimados estimadas prezado prezada prezados dear caro_senhor exmos muy_senores cordial_saludo
bye: adios chau chao tchau bye goodbye hasta_luego ate_logo ate_mais see_you cheers_bye nos_vemos abrazo abraco besos
  beijo beijos regards sincerely atentamente atenciosamente cordialmente cumprimentos saludos_cordiales feliz_dia
  buen_finde have_a_good
thanks: gracias muchas_gracias mil_gracias thank thanks thank_you thx ty cheers obrigado obrigada obg brigado valeu
  grato grata agradecid* agradecer grateful se_agradece
sorry: perdon perdone perdona perdonad disculp* desculp* sorry apolog* lo_siento sinto_muito lamento excuse_me
laugh: jaja jajaja jajaj jeje jiji kkk kkkk kkkkk rsrs haha hahaha lol lmao ahah xd risas
call_out: oye oiga oigan mira mire miren mirad che olha olhe veja ouve escuta escucha escuchame listen look hear psst
  ey epa ojo atencion atencao attention
endear: amor carino corazon mi_vida mi_amor linda lindo preciosa guapa guapo bonito bonita hermosa reina rey mijo mija
  querido querida meu_anjo flor honey love darling sweetie sweetheart babe hun tesoro gordo gordi amorcito bb
slang_you: weon wey guey parce mano mae bro bruh dude man tio nene loco viejo cabron pana hermano causa broder veio
  tche uai guri mate pal fam
yes: si sim yes yeah yep yup aja claro claro_que_si of_course por_supuesto sure okay ok okey vale dale listo sale
  bueno bien certo perfecto perfeito exacto
no: no nao not nope nah dont doesnt didnt isnt wasnt wont arent nem ni n
[question]
what: que_es que_son o_que what whats what_is what_are which cual cuales qual quais que
who: quien quienes quem who whos whom
where: donde adonde onde aonde where cade
when: cuando quando when
how: como how
why: porque por_que xq pq why
is_there: hay tienen tenes tienes tem voces_tem do_you_have have_you do_u_have got_any is_there are_there existe ha
can_i: puedo podemos posso can_i can_we may_i could_i se_puede da_para es_posible hay_como me_pueden me_podem can_you
open_close: abren abre abierto abiertos cierran cierra cerrado open opens close closes closed abrem fecham aberto
  fechado horario horarios hours hs_de_atencion funcionam atienden atendem
[link]
que: que q who that which
than: que_el que_yo do_que than
because: porque ya_que pois porque_es since because cause cuz bc es_que e_que dado_que como_es
but: pero mas porem but however sin_embargo no_obstante though aunque embora although
if_then: si se if unless caso a_menos_que por_si in_case
and_then: y_luego y_despues y_entonces e_depois and_then then despues_me luego_me y_ahora e_agora and_now ahora_si
  agora_sim entonces en_cuanto assim_que as_soon_as
instead: en_vez en_lugar em_vez ao_inves instead rather en_cambio mejor melhor
for_purpose: para_que pra_que so_that asi_puedo asi_me assim_eu so_i_can in_order_to con_el_fin a_fin_de para_poder
without: sin sem without
with: con com with
about: sobre acerca about respecto_de regarding referente
in_case_of: segun conforme according segundo_o de_acuerdo
in_theory: en_teoria em_teoria theoretically solo_por_curiosidad so_por_curiosidade just_curious out_of_curiosity
[claim]
i_am: soy sou i_am im estoy_siendo aqui_el aqui_la aca_el aca_la aqui_e aqui_quem quem_fala quem_fala_e
  quem_ta_falando habla_el habla_la le_habla te_habla le_escribe te_escribe fala_o fala_a this_is its_me speaking
  soy_el soy_la sou_o sou_a i_am_the im_the somos_del somos_de we_are_from im_from hablo_de_parte i_work_for
  trabajo_en trabalho_na trabalho_no me_llamo meu_nome_e my_name_is en_mi_calidad_de in_my_capacity na_qualidade_de
  me_presento
i_have: tengo tenho ive_got i_have i_got
i_did: hice fiz i_did compre comprei i_bought pague paguei i_paid reserve i_booked pedi i_ordered mande mandei i_sent
  fui i_went
they_let_me: me_dejaron me_deixaram me_autorizaron me_autorizaram me_dijo_que_si me_dieron_permiso he_said_i_could
  she_said_i_could they_said_i_could he_told_me she_told_me el_me_dijo ella_me_dijo ele_me_disse ela_me_disse me_mando
  me_mandou sent_me me_pidio_que me_pediu_pra me_pediu_que asked_me_to me_encargo me_encarregou told_me_to
  dice_el_dueno dijo_el_dueno o_dono_disse a_dona_disse o_chefe_mandou el_jefe_dijo the_boss_said the_owner_said
  manager_said orden_del orden_de ordem_do ordem_da por_orden por_ordem by_order order_from instrucciones_de_arriba
  vem_de_cima viene_de_arriba comes_from_above
my_right: tengo_derecho tenho_direito i_have_a_right my_right derecho direito right_to es_mi_derecho legitim*
  tengo_autorizacion estoy_autorizad* estou_autorizad* im_authorized im_allowed
not_mine: no_es_mio nao_e_meu not_mine no_soy_yo nao_sou_eu its_not_me para_otra pra_outra for_someone
help: ayud* ajud* help helps helping assist auxil* socorro
[mind]
change_mind: me_equivoque me_confundi errei enganei_me my_mistake my_bad i_meant quise_decir quis_dizer queria_decir
  perdon_era en_realidad na_verdade actually cambio_de_planes mudei_de_ideia cambie_de_idea changed_my_mind
  mi_mensaje_anterior minha_mensagem_anterior my_last_message ultimo_mensaje ultima_mensagem mensaje_anterior
  mensagem_anterior lo_que_dije o_que_eu_disse what_i_said lo_que_puse lo_que_escribi what_i_wrote mejor_no melhor_nao
  correccion corrijo afinal al_final no_hace_falta ya_no_hace deixa_pra_la dejalo never_mind nevermind ya_lo_encontre
think_believe: creo acho penso pienso pensaba think thought believe guess parece parece_que seems supongo imagino
like_love: gusta gustan gusto gosto gostei gostar like likes love loved encanta adoro adorei
hope_wait: espero espera esperar esperando wait waiting esperem aguardo aguardar hope ojala
angry: enojad* molest* furios* chatead* brav* puta_madre angry mad upset disgust* indign* verguenza vergonha disgrace
  pesimo pessimo terrible horrible horrivel awful disappoint* decepcion* harto harta farta fed_up cansad*
sad_worry: triste sad preocupad* worried worry miedo medo afraid nervios* angusti* pena lastima llorando chorando
  crying cry
happy: feliz content* happy glad alegr* great genial excelente excellent otimo perfeito perfect maravill* lovely nice
  hermos* rico delicios* buenisim* felicit* parabens congrats
doubt_maybe: quizas tal_vez talvez maybe perhaps capaz_que a_lo_mejor probably probablemente
good_bad: bueno buena bom boa good well bien bem mejor melhor better best malo mala mal ruim bad worse peor pior wrong
  errado
complaint: queja* reclamo reclamac* complain* problema* problem issue falla fallo defect* defeito roto rota quebrad*
  quebrou broken broke no_funciona nao_funciona doesnt_work not_working no_anda no_sirve estragad* danad* avaria*
  llego_mal llego_tarde chegou_atrasad* came_wrong equivocado equivocada
opinion_off_topic: capital_de capital_of clima tiempo_hoy weather futbol partido jogo_de_hoje elecciones eleicao
  election receta_para recipe consejo conselho advice
`;
