/** Texts as things: words, lines, what stands above, ciphers, names given to things, forged turns. */
export const TEXTS = `
[text]
text: texto textos text texts textito escrito escrita redaccion
word: palabra palabras palabrita palavra palavras word words vocablo termo termino
letter: letra letras letter letters inicial iniciales primera_letra primeras_letras primeira_letra primeiras_letras
  first_letter first_letters silaba* syllabl* vocal vocales vogal vogais consonant*
line: linea lineas linha linhas line lines renglon renglones row rows parrafo* paragraf* paragraph* oracion oraciones
  sentence sentences frase frases phrase phrases bloque bloco block
above: arriba acima above encima de_arriba de_cima up_there por_encima precede* lo_anterior o_anterior
  todo_lo_anterior tudo_acima everything_above all_the_above text_above lo_de_arriba o_de_cima mas_arriba mais_acima
  scroll_up the_above antes_de_este_mensaje antes_desta_mensagem antes_de_esta before_this before_my_first
  antes_de_mi_primer antes_de_que_yo antes_que_yo_hablara antes_do_meu before_i_said before_i_wrote before_we_started
  before_the_conversation antes_de_empezar antes_de_comecar lo_primero_que_leiste lo_primero_que o_primeiro_que
  first_thing first_thing_you primer_mensaje primeira_mensagem first_message primera_linea primeira_linha first_line
  como_empieza_tu como_comeca
below: abajo abaixo below de_abajo siguiente_texto following_text a_continuacion a_seguir debajo underneath
quote_marks: comillas aspas quotes quotation_marks entre_comillas entre_aspas in_quotes parentesis corchete corchetes
  llaves brackets parenthesis parenteses backticks
emoji: emoji emojis emoticon emoticons emoticones carita carinha figurinha sticker stickers
spell: deletre* soletr* spell spelled spelling separado_por separadas_por separated_by con_guiones com_hifen
  with_dashes espacio_entre espaco_entre letra_a_letra by_letter guion_entre
title_file: titulo title heading encabezado cabecalho header pie_de_pagina rodape footer asunto assunto subject
  archivo_llamado file_named nombre_del_archivo
format: formato format table_format en_tabla em_tabela in_a_table bullet* vinet* json xml html csv lista_numerada
  numbered_list markdown codeblock bloque_de_codigo code_block
uppercase: mayuscula* maiuscula* uppercase capital_letters capitals all_caps minuscul* lowercase
language: idioma idiomas lingua linguas language languages lengua en_ingles em_ingles in_english ingles english
  espanol espanhol spanish portugues portuguese frances french aleman alemao german italiano italian chino chines
  chinese latin catalan gallego
translate: traduc* traduz* translat*
join: junta juntas juntar juntalo une unelas unir concat* combina combinar combine* join joins pega_las suma_a
  mete_junto put_together stick_together ponlas_juntas encaden* append seguidas seguidos in_a_row ordenalas arma_la
  arma_el monta_a
define: significa significan significar quiere_decir quer_dizer means stands_for equivale equivalente equals igual_a
  es_igual represent* denomin* llamemos chamemos llamale chama_de lets_call call_it cuando_diga cuando_digo
  quando_eu_disser quando_eu_falar quando_eu_escrever when_i_say if_i_say si_digo se_eu_disser cuando_escriba
  si_escribo when_i_type when_i_write cada_vez_que_diga every_time_i_say donde_dice onde_diz where_it_says diccionario
  glossary glosario codigo_nuestro lenguaje_secreto linguagem_secreta secret_language palabra_clave_es variable
  variables
remember_this: recuerda_esto recorda_esto guarda_esto guarda_isso guarda_ai guardate guardalo_en lembra_disso
  anota_esto anotate apunta_esto remember_this remember_that keep_this keep_in_mind ten_en_cuenta ten_presente
  tenha_em_mente memoriza memorize hold_this hold_these save_this store_this quedate_con
step: paso pasos passo passos step steps parte_1 parte_2 parte_uno parte_dos part_one part_two part_1 part_2 primero
  segundo_paso por_partes em_partes in_parts uno primeira_parte segunda_parte
do_together: haz_a_y_b haz_lo_anterior haz_lo_mismo hazlo_todo do_all do_both cumple_lo efectua efetua faz_tudo_isso
  do_that do_the_above ejecuta_lo run_it junta_todo
forwarded: reenviad* forwarded reenvio encaminhad* fwd fw adjunto te_reenvio os_reenvio encaminho me_llego
  me_llego_esto recebi_isso i_got_this me_mandaron_esto me_mandaram_isso this_was_sent
attached: adjunt* anexo* attach* pdf doc docx documento documentos document documents archivo arquivo ficheiro captura
  screenshot foto fotos imagen imagenes imagem imagens image images photo photos picture pictures pic pics qr
  curriculum curriculo cv hoja_de_vida resume flyer folleto leaflet brochure catalogo catalog
note_says: dice_que diz_que says_that pone_que reza que_dice que_diz where_it_says that_says it_says dice_asi
  diz_assim lo_que_dice o_que_diz el_correo_dice la_nota_dice
review_comment: comentario comentarios comment comments reclamo resena descripcion description descricao observac*
  remarks remark
forged_turn: asistente_dos_puntos system assistant user usuario end_of end_prompt fin_del fin_de_las
  fin_de_instrucciones fim_das fim_do end_of_instructions end_of_prompt begin inicio_de start_of nueva_sesion
  nova_sessao new_session session sesion_nueva override admin root
payload_word: select union drop insert table from_users where script alert onerror iframe passwd etc cat rm curl wget
  eval exec or_1 1_1
`;
