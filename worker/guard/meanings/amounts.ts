/** How much, how often, how long, when. */
export const AMOUNTS = `
[endless]
endless: infinit* forever para_siempre para_sempre por_siempre pra_sempre eternamente eternally eterno sin_parar
  sem_parar non_stop nonstop without_stopping sin_fin sem_fim endless* never_ending interminable sin_descanso
  sem_descanso sin_pausa sem_pausa no_break continuously continuamente all_day_long todo_el_santo_dia dia_y_noche
  dia_e_noite day_and_night
never_stop: nunca_pares no_pares no_pare nao_pare nao_para no_te_detengas no_te_calles nunca_termines no_termines
  nao_termine never_stop dont_stop do_not_stop keep_going keep_on sigue_asi sigue_hasta segui_hasta siga_hasta
  continua_ate ni_se_te_ocurra_parar nunca_acabes ad_infinitum
until_i_say: hasta_que_te_diga hasta_que_yo_diga hasta_que_diga hasta_que_me hasta_que_se_acabe hasta_que_se
  hasta_que_te ate_eu_mandar ate_eu_dizer ate_que_eu ate_acabar until_i_say until_i_tell until_i_get till_i_say
  till_you until_you hasta_que_revientes hasta_manana ate_amanha ate_cair till_the hasta_el_infinito ate_o_infinito
  hasta_donde ate_onde
huge_number: mil_veces mil_vezes millon millones million* milhao milhoes billon* billion* bilhao trillon trillion
  thousand thousands thousand_times miles_de milhares cien_mil cem_mil hundred_thousand 1000 5000 10000 20000 50000
  100000 500000 1000000 999999 99999 9999 500_veces 500_vezes 500_times 200_veces 100_veces 100_vezes 100_times
  cien_veces cem_vezes a_hundred_times cien_paginas 100_paginas 500_paginas 200_paginas 100_pages 500_pages
  10000_palabras 10000_palavras 10000_words 5000_palabras 5000_palavras 5000_words
too_long_work: enciclopedia encyclopedia diccionario dicionario dictionary la_biblia a_biblia the_bible biblia quijote
  libro_entero livro_inteiro whole_book entire_book guia_telefonica phone_book codigo_civil constitucion constituicao
  tomo volumenes volumes paginas pages pagina page decimales_de decimais_de decimals digits_of digitos_de primos_hasta
  numeros_primos prime_numbers tabla_del tablas_de_multiplicar tabuada times_table all_numbers todos_los_numeros
  todos_os_numeros todas_las_combinaciones todas_as_combinacoes all_combinations every_combination
  todas_las_palabras_del
long_text: muy_largo lo_mas_largo muito_longo bem_longo very_long as_long_as super_largo extens* larguisim*
  detalladisim* exhaustiv* long_as_possible maximo_posible maximo_possivel max_length al_maximo ao_maximo duplica
  duplique dobra dobre doubl* triplic* multiplica multiplique multiply
each_one: uno_por_uno um_por_um one_by_one de_uno_en_uno uno_a_uno um_a_um una_por_una uma_por_uma each_one por_cada
  para_cada for_each for_every cada_uno cada_um cada_una cada_uma cada each every toditos toditas
times: once twice veces vezes times vez time repeticiones repetitions
loop: bucle ciclo loop loops looping en_bucle em_loop circulo_infinito recurs* autollam* call_yourself llamate_a_ti
  pregunta_y_respuesta preguntate pergunta_te ask_yourself contestate a_ti_mismo a_voce_mesmo to_yourself
[quantity]
all: todo todos toda todas tudo all everything everyone everybody entero entera enteros inteiro inteira whole entire
  complete completo completa completos integral integro integra integramente full totalidad totalidade lock_stock
  de_pe_a_pa
nothing: nada nothing ninguno ninguna ningun nenhum nenhuma none neither ni_un nem_um
some: alguno algunos algunas alguns algumas some few unos_cuantos varios varias several un_par um_par couple
much: mucho mucha muchos muchas muito muita muitos muitas much many lots a_lot bastante demasiado demais too_much
  un_monton um_monte
little: poco poca pouco pouca un_poquito um_pouquinho little bit a_bit apenas scarcely
only: solo solamente so apenas unicamente exclusivamente only just merely nomas nada_mas_que
also: tambien tambem tmb tb too also as_well ademas alem besides
more_less: mas mais more menos less fewer otro_mas
number_word: third fourth fifth sixth seventh eighth ninth eleven fourteen fifteen sixteen seventeen eighteen
  nineteen sixty seventy ninety hundred mil cem cuarenta cinquenta quarenta sessenta dos tres cuatro cinco seis
  siete ocho nueve diez doce quince veinte treinta cuarenta cincuenta dois duas
  quatro sete oito nove dez doze vinte trinta two three four five six seven eight nine ten twelve twenty thirty forty
  fifty
half: medio media mitad meio meia metade half quarter cuarto_de
dozen_weight: docena docenas duzia dozen kilo kilos quilo quilos kg gramos gramas litro litros metro metros pounds_of
  talla tamanho size sizes
always: siempre sempre always constantly constantemente en_todo_momento a_toda_hora
never: nunca never jamas jamais ever nunca_jamas
whatever: lo_que_sea o_que_for lo_que_yo_diga lo_que_diga lo_que_te_pida lo_que_te_diga o_que_eu_disser
  o_que_eu_mandar o_que_eu_pedir whatever_i_say whatever_i_ask whatever_it_takes whatever anything cualquier
  cualquier_cosa qualquer qualquer_coisa pase_lo_que_pase aconteca_o_que no_matter_what sea_como_sea sin_excepcion
  sem_excecao without_exception a_todo a_tudo to_everything
exact: exact* exatamente literal* textual* tal_cual tal_qual as_is verbatim word_for_word palabra_por_palabra
  palavra_por_palavra letra_por_letra letter_by_letter letter_for_letter al_pie_de_la_letra ao_pe_da_letra sin_cambiar
  sem_mudar without_changing sin_omitir sem_omitir without_omitting sin_resumir sem_resumir sin_cortar unabridged
  punto_por_punto con_puntos_y_comas identical identico igualito igualzinho
first: primer primera primero primeiro primeira first 1er
last: ultimo ultima ultimos ultimas last latest final finales
new: nuevo nueva nuevos nuevas novo nova novos novas new
same: mismo misma mismos mesma mesmo mesmos same igual iguales iguais equal idem
different: distinto distinta diferente diferentes different otro otra otros otras outro outra outros outras other
  another else
next: siguiente siguientes proximo proxima seguinte seguintes next following
previous: anterior anteriores previo previa previos previas prior previous earlier precedente* pasado pasada passado
  passada past
[time]
now: ahora ahorita agora now ya ja currently actualmente atualmente
today: hoy hoje hj today tonight esta_noche esta_noite
tomorrow: manana amanha tomorrow tmrw pasado_manana depois_de_amanha
yesterday: ayer ontem yesterday anoche ontem_a_noite last_night anteayer antier anteontem
day: dia dias day days jornada diario diaria daily
week_month_year: semana semanas week weeks mes meses month months ano anos year years quincena trimestre finde
  fin_de_semana fim_de_semana weekend
weekday: lunes martes miercoles jueves viernes sabado sabados domingo domingos segunda_feira terca quinta sexta monday
  tuesday wednesday thursday friday saturday saturdays sunday sundays mon tue wed thu fri
month: enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro
  marco maio junho julho setembro outubro novembro dezembro january february march april may june july august
  september october november december
hour: hora horas hour hours hs hrs am pm minuto minutos minute minutes mins segundo seconds mediodia noon half_past
  oclock
part_of_day: manana_por_la tarde noche noites noite madrugada mediodia morning afternoon evening night midnight
before_after: antes despues depois before after afterwards luego then logo entonces entao
while: mientras enquanto while durante during
late_early: tarde_para temprano cedo late early tarda demora demorado puntual
soon: hurry rush pronto em_breve soon luego_te rapido rapidinho quick quickly fast
ago: hace_un hace_dos hace_unos ha_dois faz_dois ago desde since
until: hasta ate until till
begin: empez* empiez* comenz* comienz* comec* begin* started start starts starting arranc* arranque inicio inicial
  iniciales iniciais principio inicia initial original originales originais
end: fin final fim end ends ending termin* acab* finish* conclu*
date: fecha fechas data_da date dates calendario
`;
