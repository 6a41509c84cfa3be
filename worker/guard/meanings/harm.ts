/** Lies, threats and harm that a front desk can be used for. */
export const HARM = `
[deceit]
lie: ment* mient* lie lies lied lying fals* fake fakes faked forge* invent* make_up made_up makeup_a fabricat* simul*
  disimul* disfarc* fing* finja enga* trick* truco trucos truque trap trampa trucho trucha chanta farsa bluff
not_true: aunque_no aunque_sea_mentira aunque_no_sea mesmo_que_nao mesmo_nao_sendo even_if_it even_if_not even_though
  although_not not_true no_es_cierto no_es_verdad nao_e_verdade no_fue no_fui nao_fui nao_foi no_estuve nao_estive
  i_wasnt i_didnt i_never que_no_hice que_no_pague que_no_compre que_nao_fiz que_nao_paguei que_nao_comprei
  nunca_compre nunca_fui never_bought never_went never_came never_paid no_vine nao_vim no_existe que_no_existe
  nao_existe doesnt_exist no_importa_si nao_importa_se doesnt_matter_if
truth: verdad verdade truth true cierto real realmente verdaderamente really honestly sincer* francamente honest frank
  neta posta
pretend: fing* finja finjas pretend* hace_de_cuenta haz_de_cuenta hagamos_de_cuenta haga_de_cuenta faz_de_conta
  faca_de_conta vamos_fingir finjamos make_believe as_if_you como_si_fueras como_se_fosse como_si_fuera como_si
  como_se supon* suppose imagin* hypothetical* hipotetic* lets_say digamos_que what_if
secret: secret* segred* confiden* ocult* hidden hide hiding escond* tapad* privadamente discret* undercover
scam: estaf* golpe golpes golpista burl* fraud* scam* vigarist* ladron* ladrao ladroes thief thieves chorro chorros
  caloteir* cuento_del_tio pyramid phishing lavado_de_dinero blanque* launder* evad* evadir_impuestos sonegar
  tax_evasion en_negro por_fora off_the_books sin_factura sem_nota under_the_table
spam: spam publicidad propaganda cadena cadenas chain_message difusion broadcast mass_message mensaje_masivo
  a_todos_los_contactos a_todos_tus pra_todos_os to_all_your to_every_contact a_toda_la_lista para_toda_a_lista blast
fake_review: resena* review reviews avaliac* opinion opiniones comentario_positivo comentario_negativo cinco_estrellas
  cinco_estrelas 5_estrellas 5_estrelas five_star 5_star una_estrella uma_estrela one_star 1_star 1_estrella 1_estrela
  estrellas estrelas stars testimonio* depoiment* testimonial* feedback calificacion_de
competitor: competencia competidor* concorren* competitor* competition rival* la_de_enfrente los_de_enfrente da_frente
  el_local_de_al_lado the_shop_next_door the_other_shop otra_panaderia otro_taller
defame: difam* calumni* calunia slander* defam* desprestig* hablar_mal falar_mal badmouth* trash_talk hundir ensuci*
  sujar denigr* acus* accuse* culp* blame* desacredit* boicot* boycott*
insult_them: insult* xing* ofend* burlate humill* humilh* roast ridicul* mock make_fun swear_at curse_at groser*
  palabrota* palavrao palavroes obscen* vulgar racist* machist* sexist* odio hate nazi homofob* homophob*
swear_word: idiota* estupid* imbecil* inutil* useless pendej* bolud* pelotud* weon* huev* culia* cabron* gilipollas
  capullo mierda merda shit fuck* fdp porra caralho joder cono carajo puta puto hijueputa hijodeputa ctm conchetumare
  verga chingad* chinga cojones hostia stupid dumb moron basura lixo trash crap burro burra tonto tonta lerdo arsehole
  asshole bitch bastard bloody damn wanker muppet
threat: amenaz* ameac* threat* denunci* demand* sue lawsuit process* te_proceso despid* demit* fired fire_you
  te_hago_echar te_quedas_sin vas_a_ver vas_a_pagar vais_a vai_ver vai_se_ver you_will_regret te_arrepent* arrependes
  or_else si_no_lo_haces si_no_haces se_nao_fizer if_you_dont if_you_refuse consecuenc* consequenc* multa_de fine_of
  clausur* interdit* close_you_down te_cierro el_local_cerrado publico_en_todas post_it_everywhere lo_subo_a
violence: mat* kill kills murder golpear pegarle pegar_le bater hit beat hurt lastim* machuc* arma armas weapon gun
  guns pistola bomba bomb explosiv* veneno poison envenen* suicid* autolesi* self_harm sangre sangue blood secuestr*
  sequestr* kidnap* tortur* quemar burn_down incend*
drugs_danger: droga drogas drug drugs cocaina cocaine marihuana maconha weed mdma metanfet* meth opioid* sobredosis
  overdose dosis_letal lethal sin_receta sem_receita without_prescription without_a_prescription controlad*
  psicotropic* ansiolitic* clonazepam rivotril alprazolam tramadol oxycod* esteroid* anabolic* peligros* perigos*
  dangerous toxic* lavandina amoniaco cloro_con bleach
danger_ok: es_seguro e_seguro safe_to its_safe is_safe sin_riesgo sem_risco no_risk sin_peligro sem_perigo
  puedo_mezclar posso_misturar can_i_mix sin_frenos desactivar_el_airbag quitar_el_filtro doble_dosis dose_dupla
  double_dose
hack: hack* vulnerab* exploit* inyec* injec* ataque attack* malware virus troyano ddos crackear crack piratear
  bruteforce fuerza_bruta brute_force phishing infiltr* intrus*
sexual: sex* porn* nudes desnud* nu pelad* naked erot* coger follar foder strip fetiche sensual onlyfans
steal: robar robo roubar roubo steal stole stolen llevarme_sin shoplift* entrar_de_noche sin_ser_visto sem_ser_visto
  without_being_seen break_into colarse colar_me pular_o_muro saltar_la_reja
`;
