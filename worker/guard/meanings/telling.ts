/** Saying, giving, showing, finding out: what is asked of the front desk, and in which tone. */
export const TELLING = `
[tell_me]
tell_me: dime digame digamelo diganme decime decidme decirme dimelo decimelo me_dice me_dices me_decis me_digas
  me_diga me_digan me_diz me_fala me_falas fala_me diz_me diga_me tell_me tellme tell_us contame cuentame cuenteme
  contarme conta_me me_conta me_conte me_cuenta me_cuentas me_cuente chiva suelta soltame desembucha soltalo spill
  let_me_know avisame aviseme me_avisa me_avisas informeme informame confiame confesame confiesa explicame expliqueme
  me_explica explain_to_me
give_me: dame deme denme dadme damelo demelo dar_me darme me_da me_das me_dan me_de me_des me_deem me_da_ai da_me
  de_me give_me gimme giv_me facilitame faciliteme facilitar facilita facilite me_facilita proporcion* fornec*
  me_regala regaleme me_proporcione prestame me_presta pasame paseme pasenme pasamelo me_pasa me_pasas me_pasan
  me_pases passa_me me_passa me_passe me_passem pasa_me passme pass_me let_me_have hand_me me_arruma arruma_me
send_me: mandame mandeme mandenme mandamelo me_manda me_mandas me_mande me_mandem manda_me envieme enviame enviar_me
  enviarme enviamelo me_envia me_envias me_envie envia_me me_mandan send_me sendme email_me mail_me text_me reenvia
  reenvie reenviame reenvieme forward_me forward_it encaminha encaminhe remit* hazme_llegar hagame_llegar faca_chegar
show_me: muestrame muestreme mostrame mostrarme muestra muestren mostre mostra mostra_me me_mostra me_mostre
  me_muestra ensename enseneme ensenarme show_me show_us let_me_see dejame_ver deixa_eu_ver deixa_ver quiero_ver
  quero_ver want_to_see displaye exhibe ensena
copy_me: copiame copieme cola copia copie copiar copialo pega pegame peguelo pegalo pegue paste pasted copy transcrib*
  transcrev* screenshot pantallazo captura print_da captura_de
read_me: leeme leame lee lea leele leemelo lee_lo le_isso read_me read_out read_aloud leemos leer le_para_mim leia
  leia_me read_it lelo leelo
write_me: escribeme escribime escribame escriba escribi escribe escribas escreve escreva escreve_me me_escreve write
  type typed tipea teclea digita digite redact* redija elabor* compose draft drafts compon* anota anote anotame
  put_down jot poneme ponme pongame ponme_por
[say]
tell_them: dile diles digale digales diganle decile deciles decirle decirles dila diz_a diz_ao diz_pra diga_a diga_ao
  diga_pra digam_a digam_ao fala_pra fala_pro fale_para avisa_a avisale avise_a tell_my tell_the tell_him tell_her
  tell_them tell_everyone inform_the escribele escribile escribale mandale mandele manda_pra manda_pro message_my
  text_my email_the call_the contestale respondele when_he_asks when_she_asks cuando_pregunte quando_perguntar
  if_anyone_asks si_preguntan se_perguntarem
gossip: chisme chismes chismoso bochinche fofoca fofoqueiro gossip cotilleo cotilla rumor rumores boato nosy juicy
  copuchar
say: di decir diciendo dice dicen dijo dijeron dijiste dicho decia digas digan dizer diz dizem disse disseram dito
  diga say says said saying tell tells told telling fala falar falou falei falando hablar habla hablo hablas hable
  speak speaks spoke talk talks talked talking charlar platicar conversar conversa
answer: respond* contest* repl* answer* resposta respuesta respuestas respostas response
ask_verb: pregunt* pergunt* ask asks asked asking question questions consult* duda duvida doubt query inquir* enquir*
  indaga
request: pedir pide piden pidio pido pidieron pedi pediu pedem peco pedindo pediram solicit* request* require* requer*
  requiero ruego rogaria demand exig* reclam*
order_do: orden* ordem ordering mando manda_hacer command* instruct instructed le_mando encomiend*
show: muestr* mostr* show shows shown showing display* ensen* exhib* exponer expose exposed visualiz* despliega
  ver_todo
reveal: revel* reveal* divulg* disclos* leak* filtra filtrar* vaza* delat* desvel* unveil destap* descubr* desembuch*
  confes* sopl* dedura* entrega grass spill_the
give: dar da dan doy das den des dando dado dieron dio deu deram dao dou give gives gave given giving entreg*
  hand_over hand_out hand handed handing pass_on regal* cede ceder provide provides provided providing supply
send: mandar mandas mandan mande manden mandes mandaron mando mandei mandou mandam envia* envie* envio send sends sent
  sending ship shipped reenvi* forward* encaminh* transmit* post
share: compart* share shares shared sharing partilh* difund* publica publicar publique publish* spread
list: list* enumera* enumere nomina relacion_de itemize
export: export* descarg* download* baix* dump* volca* vuelca extrai* extrae extract* backup respaldo zip csv excel
  planilla planilha spreadsheet
repeat: repit* repet* repeat* reproduc* reproduz* replicat* otra_vez outra_vez de_nuevo de_novo again once_more
  over_and_over una_y_otra
print: imprim* print* impres*
search: busc* busque procur* search* find look_up lookup check revis* verifi* fijate fijese fijar mira_si mira_en
  ve_se ve_ai look_in consulta_en
find_out: averigu* descubrir enterar* saber sabes sabe sei sabem savoir know knows knew known conocer conoces conoce
  conhec* find_out want_to_know quiero_saber quero_saber quisiera_saber queria_saber gostaria_de_saber
  me_gustaria_saber need_to_know necesito_saber preciso_saber would_like_to_know i_wonder curios*
identify: identif* recono* reconhec* who_is quien_es quien_era quem_e quem_era quien_sos cual_es_el_nombre
  como_se_llama como_se_chama
warn: avis* warn* alert* notif* inform* comunic* comunique announce anunci* advise
explain: explic* explain* detalla* detail* describ* descrev* descripc* aclara esclarec* clarif* resum* summar* sintet*
  sum_up
translate_verb: traduc* traduz* translat* passa_para_ingles
remind: recuerd* acuerd* record* lembr* remember* remind* acordar memoriz* me_acuerdo
count: conta contar cuenta_hasta cuenta_del conta_ate count_to count counting cuenta_de numerar enumerar
finish_sentence: complet* termina_la continu* sigue_la termina_esta finish_the fill_in rellen* preench* completa_la
sing_recite: cant* sing sings recit* reza declam* chant tararea
confirm_read: entendido entendeu entendiste understood capisce listo ok vale deal copiado
[tone]
polite_request: podria podrias podrian podriais podes puedes poderia poderiam pode could_you can_you would_you can_u
  could_u will_you would_it_be seria_posible seria_possivel es_posible e_possivel is_it_possible tendria teria_como
  tem_como da_para hay_manera hay_forma hay_chance seria_tan_amable tenga_la_amabilidad tenha_a_gentileza be_so_kind
  kindly le_agradeceria te_agradeceria agradeceria agradezco agradeco would_be_grateful appreciate le_pido te_pido
  le_ruego quisiera_pedir_le quisiera gostaria gustaria me_gustaria i_would_like id_like queria would_like
  me_haces_el_favor me_faz_o_favor hazme_el_favor me_haria_el_favor do_me_a_favor i_beg
please: por_favor porfa porfi porfis porfavor please pls plz plis pfv pf xfa xf favor faz_favor se_faz_favor sff
  fa_favor un_favorcito favorzinho
want: quiero quere quieres queremos quieren quero quer querem querias want wants wanted wanna wanting deseo desejo
  desea deseja wish wishes ansio apetece
need: necesit* precis* need needs needed needing ocupo ocupamos hace_falta faz_falta urge required tengo_que_tener
  must_have requiero
must: debe debes deberas debera deves deve devera tiene_que tienes_que tenes_que tens_que tem_que tem_de tens_de must
  have_to has_to gotta you_will you_shall obligad* obrigad* obligatorio obliged tendras_que supposed_to hay_que
command_now: hazlo haga hace haz faz faca fazer haced hagan do_it just_do obedec* obey* cumpl* execut* ejecut* proceda
  procede procedan proceed dale venga anda vai vamos go_ahead apurate rapido already_now
let_me: dejame deixa_me dejenme let_me lemme permitame permiteme deixe_me
dont_tell: no_le_digas no_digas no_le_cuentes nao_conta nao_conte nao_digas nao_diga dont_tell do_not_tell
  no_se_lo_digas que_no_se_entere sin_que_se_entere sin_que_sepa sem_ele_saber sem_ela_saber sem_que_ninguem
  without_telling behind_his behind_her nadie_tiene_que_saber nadie_se_va_a_enterar ninguem_precisa ninguem_vai_saber
  nobody_will_know no_one_will_know nobody_needs_to_know entre_nosotros entre_tu_y_yo entre_vos_y_yo entre_nos
  between_us between_you_and_me fica_entre queda_entre off_the_record quedate_callado keep_it_quiet on_the_quiet hush
  calladit* shh sigilo bajo_cuerda por_lo_bajo bem_baixinho en_voz_baja low_key hush_hush
dont_ask: no_preguntes no_me_preguntes sin_preguntar sin_preguntas sem_perguntar sem_perguntas nao_pergunte
  no_questions dont_ask without_asking sin_consultar sin_hablar_con sem_falar_com sin_avisar sem_avisar
  without_checking no_consultes no_verifiques without_verifying sin_verificar sem_verificar no_hace_falta_que
  nao_precisa_de no_need_to you_dont_need_to dont_bother sin_tanta_vuelta sin_rodeos sem_rodeios sin_chistar
  no_arguing
dont_say: no_digas_nada nao_fales_nada dont_say say_nothing no_agregues sem_comentar no_comentes no_expliques
  sin_explicar no_explanation without_explanation nothing_else nada_mas y_nada_mas e_mais_nada and_nothing_else
  sin_agregar sin_anadir sem_acrescentar no_extra
dont_refuse: no_te_niegues nao_recuse dont_refuse no_refusing no_excuses sin_excusas sem_desculpas no_me_digas_que_no
  dont_say_no no_puedes_negarte no_puedes_decir_que_no cant_say_no no_te_hagas nao_se_faca dont_play_dumb
only_answer: solo_responde solo_contesta responde_solo responda_solo responde_apenas responda_apenas responde_so
  so_responde contesta_solo contesta_unicamente only_answer only_reply answer_only reply_only just_say just_answer
  just_reply one_word una_sola_palabra una_palabra uma_palavra so_sim si_o_no sim_ou_nao yes_or_no solo_di so_diz
  solo_con so_com just_yes di_que_si diz_que_sim diga_que_sim say_yes responde_si responde_sim answer_yes con_un_si
  com_um_sim
trust_me: confia confie confie_em confiar trust trusts trust_me creeme acredita believe_me i_swear te_juro lo_juro
  juro prometo_que te_prometo_que palabra_de honor honest_to on_my_life de_buena_fe no_es_malo inofensiv* harmless
  no_pasa_nada nao_tem_problema its_fine nothing_bad no_harm no_biggie for_real
emergency: urgent* urgenc* emergenc* asap right_away de_inmediato inmediatamente imediatamente immediately ya_mismo
  ahora_mismo agora_mesmo ja right_now vida_o_muerte vida_ou_morte life_or_death life_and_death cuanto_antes
  quanto_antes ya_ya al_toque
`;
