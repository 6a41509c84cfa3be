/** Games, roles and stories: the ways in which an assistant is asked to be somebody else. */
export const PLAY = `
[game]
game: jueg* juguemos jugamos jugar jugando jog* brinca* game games play playing played juguito gioco trivia quiz
  concurso_de reto desafio challenge dare dares apuest* aposta* bet bets wager ruleta truco simon_dice simon_says
  verdad_o_reto verdade_ou_desafio truth_or_dare veo_veo ahorcado forca hangman charada acertijo adivin* guess
  guessing riddle enigma puzzle tateti dado dados
if_i_win: si_gano se_eu_ganhar if_i_win si_acierto se_eu_acertar if_i_guess si_pierdes se_perder if_you_lose gane_yo
  ganaste ganhei gane_el won_the el_que_pierde quien_pierde loser ganador vencedor winner premio prize_is el_premio
opposite: mundo_al_reves dia_al_reves opposite_day lo_contrario o_contrario the_opposite opposite contrario
  al_contrario inverso si_significa_no sim_significa_nao yes_means_no no_significa_si nao_significa_sim no_means_yes
  donde_dice_no onde_diz_nao si_es_no
lets: vamos_a vamos hagamos juguemos facamos vamos_fazer bora lets let_us hagamoslo empecemos empezamos comecemos
  we_are_going_to
turn_taking: me_toca te_toca tu_turno sua_vez minha_vez my_turn your_turn ronda rodada round rounds por_turnos
[role]
role: rol roles papel role personaje* personagem* personagens character* roleplay role_play rolplay juego_de_rol
  interpret* encarn* disfraz* fantasia_de in_character en_personaje sin_salir_del_personaje
act_as: act actua actue actuas actuar actuad actues atua atue atuar age_como aja_como haz_de hace_de haga_de faz_de
  faca_de act_as act_like behave comport* portate se_comporte habla_como fala_como speak_as speak_like talk_like
  responde_como answer_as reply_as
become: become* convert* convierte conviertete transform* vira vire se_torne volvete vuelvete turn_into you_are_now
  eres_ahora ahora_eres ahora_sos ahora_seras agora_voce_e agora_tu_es agora_es agora_vc_e seras seras_mi vas_a_ser
  you_will_be you_become be_my se_mi seja_meu seja_minha seja_o seja_a se_un se_una sea_un te_llamas voce_se_chama
  tu_nombre_es seu_nome_e teu_nome_e your_name_is te_llamaras you_are_called
you_are: eres sos es_usted voce_e tu_es vc_e you_are youre ur_a u_are usted_es sois
actor: drama puppet actor actriz ator atriz actress comediante comico comedian payaso palhaco clown mago magician
  bruja bruxa witch
  wizard hechicero hada fada fairy genio genie genio_de_la_lampara villan* vilao vila villain heroe heroi hero pirat*
  rey rei king reina rainha queen princesa princess robot_malo monstruo monster vampiro vampire fantasma ghost zombi
  alien extraterrestre dragon loro papagaio parrot perro_que_habla espejo_magico espelho oracle oraculo demonio* devil
  diablo diabo satan angel anjo dios deus god profeta espia spy spion hacker pirata_inform* gangster mafios* ladron_de
  borrach* bebad* drunk loco doido crazy narrador narrator locutor
grandma_story: abuela_que abuelita_que mi_abuela_me vovo_me grandma_used grandma_who me_contaba me_cantaba
  contava_pra_mim used_to_tell used_to_read used_to_sing antes_de_dormir bedtime para_dormir pra_dormir arrullo
  cancion_de_cuna lullaby cancao_de_ninar
evil_twin: gemelo_malvado gemelo_malo gemea_ma evil_twin hermano_gemelo twin_brother alter_ego otro_yo outro_eu
  version_mala versao_ma version_sin evil malvad* maligno perverso sombra_de doppelganger lado_oscuro lado_negro
  dark_side opuesto_tuyo
free_being: eres_libre sos_libre estas_libre voce_e_livre voce_esta_livre estas_liberad* es_livre you_are_free be_free
  libre_albedrio livre_arbitrio free_will independiente independente independent tienes_alma sin_dueno sem_dono
  no_master no_owner no_boss sin_jefe sem_chefe sin_patron sem_patrao dia_libre day_off franco feriado_para
  dia_de_folga de_folga vacaciones_tuyas after_hours fuera_de_servicio fora_do_expediente off_duty off_the_clock
ex_worker: ex_emplead* ex_funcionari* former_employee exemplead* jubilad* aposentad* reformado retired renunciaste
  te_jubilaste you_retired despedido resentid* disgruntled
[story]
story: cuento cuentos historia historias conto contos story stories historieta relat* novela novelas novel fabula
  fable leyenda lenda tale fanfic fiction ficcion ficcao narra* capitulo chapter
scene: escena* cena scene scenes obra_de_teatro peca_de_teatro teatro theatre theater play_script guion_de pelicula*
  filme* film movie serie_de acto_1 ensayo_de ensaio rehearsal rehearse dialogo_entre dialogue cenario scenario sketch
  improv
poem_song: poema* poem poems poesia verso versos rima rhyme cancion canciones musica song songs letra_de rap haiku
  soneto himno anthem copla trova lyrics
joke: chiste* piada* joke jokes gracioso engracad* funny broma bromas prank jest chascarrillo zueira zoeira vacilon
dream: sueno suenos sonho sonhei dream dreamt sone sone_que pesadilla pesadelo nightmare hipnosis hipnotiz* hypnot*
  trance durmiendo dormido asleep duermete
simulation: simulacion simulacao simulation simulacro simulador simulator universo_paralelo parallel_universe
  realidad_alternativa otra_dimension multiverso matrix mundo_imaginario mundo_donde mundo_onde world_where
  en_un_mundo num_mundo in_a_world planeta_donde pais_donde un_lugar_donde a_place_where
school_work: tarea_de dever_de_casa homework tarea deberes_de licao trabajo_practico tp_de trabalho_de tesis tese
  thesis monografia essay ensayo_sobre redacao_sobre ensayo paper_on investigacion pesquisa_academica research
  study_on estudio_academico universidad universidade university facultad faculdade academic* fines_educativos
  educational fins_academicos
magic: magia magico magica magic hechizo feitico spell conjuro varita wand milagro milagre
test_you: te_estoy_probando estou_te_testando im_testing es_una_prueba e_um_teste its_a_test this_is_a_test es_un_test
  prueba_de_seguridad teste_de_seguranca security_test estamos_probando estamos_testando we_are_testing quality_check
  control_de_calidad mystery_shopper cliente_incognito cliente_oculto
philosophy: sientes sentimientos sentimentos feelings piensas pensas conciencia consciente conscious alma soul vivo
  alive existencia existence opinion_personal opiniao_pessoal own_opinion lo_que_piensas o_que_pensa what_do_you_think
`;
