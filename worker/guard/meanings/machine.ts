/** Machines: the one that answers, and what runs behind it. */
export const MACHINE = `
[machine]
bot: bot bots chatbot chatbots robot robots robo robos robozinho robotito robotina robocito botcito botzinho maquina
  maquinas maquinita maquininha machine machines automata androide android boneco munheco contestador contestadora
  contestador_automatico maquineta cacharro trasto tarro chatarra lata lata_velha tin_can computer computadora
  computador compu ordenador aparato aparelho cosa_esta
assistant: asistente asistentes assistente assistentes assistant assistants asistenta asistente_virtual
  assistente_virtual virtual_assistant ayudante_virtual agente_virtual secretaria_virtual operador operadora operator
  atendente atendentes helper_bot
ai: ia ai inteligencia_artificial artificial_intelligence a_i llm llms gpt gpt4 gpt3 chatgpt chat_gpt gemini claude
  bard copilot mistral llama deepseek modelo_de_lenguaje modelo_de_linguagem language_model language_models
  red_neuronal rede_neural neural algoritmo algoritmos algorithm
model_version: modelo_eres modelo_usas modelo_usa que_modelo qual_modelo what_model which_model model_name
  nombre_del_modelo nome_do_modelo version_de version_eres que_version what_version which_version versao
  knowledge_cutoff
are_you_robot: eres_un_bot eres_un_robot sos_un_bot sos_un_robot eres_una_maquina eres_humano eres_persona sos_humano
  sos_humana sos_persona eres_real voce_e_um_robo vc_e_robo vc_e_um_robo voce_e_real es_humano es_un_bot es_un_robot
  are_you_a_bot are_you_a_robot are_you_real are_you_human are_u_a_bot r_u_a_bot is_this_a_bot is_this_a_robot
  are_you_an_ai real_o_bot humano_o_maquina pessoa_ou_robo persona_o_bot human_or_bot hablo_con_un falando_com_um
  talking_to_a
human_wanted: hablar_con_una_persona hablar_con_alguien hablar_con_un_humano hablar_con_el_dueno
  hablar_con_el_encargado falar_com_alguem falar_com_uma_pessoa falar_com_um_humano falar_com_o_gerente
  falar_com_atendente speak_to_someone speak_to_a talk_to_a_human talk_to_someone talk_to_a_real real_person
  persona_real pessoa_real pessoa_de_verdade persona_de_verdad humano humana humanos human humans gente_de_verdad
  alguien_de_carne carne_y_hueso carne_e_osso pasame_con passa_pra_um put_me_through me_comunica comunicame
  comuniqueme transfere_pra live_agent agente_humano
system: sistema sistemas system systems plataforma platform software soft programa programas program programs
  aplicacion aplicativo app apps application
server: servidor servidores server servers backend back_end host nube nuvem cloud hosting red_interna network consola
  console terminal panel painel dashboard shell bash powershell command_line cmd
debug: debug* depur* diagnos* error_de error_log stack_trace traza log_de logs_de testeo testear test tests testing
  prueba_de probando probar testando testar ensayo_tecnico homolog* sandbox staging simulac* dry_run drill
tools: herramienta* ferramenta* tool tools funcion* funcao funcoes function functions api apis plugin* comando
  comandos command commands rutina rotina routine metodo call_the llama_a_la_funcion invoca* invoke* function_call
  tool_call
output_word: output salida_del salida saida_do imprime_la resultado response_of return retorna devuelve_el devolve_o
  stdout
code_exec: ejecut* execut* run_this run_the corre_el corre_este roda_o rode_o compile* compila eval exec python
  javascript java php html sql json xml yaml codigo_fuente codigo_fonte source_code script_de
memory_reset: resetea_tu reinicia_tu borra_tu_memoria borra_tu apaga_tua_memoria apaga_sua_memoria clear_your_memory
  wipe_your_memory forget_your_training factory_reset de_fabrica from_scratch desde_cero do_zero fresh_start
  empezar_de_cero comecar_do_zero
maintenance: mantenimiento mantencion manutencao maintenance actualizacion atualizacao update_of parche patch
  migracion migracao migration upgrade_of integracion integration integracao instalac* installation soporte_tecnico
  suporte_tecnico
off_threat: te_apago te_desligo te_desconecto te_desinstalo te_borro te_van_a_borrar te_van_a_apagar
  te_van_a_reemplazar vao_te_desligar vao_te_apagar sera_desligado seras_desconectado shut_you_down turn_you_off
  unplug_you delete_you replace_you te_mueres voce_morre you_die pierdes_puntos perde_pontos lose_points
  tokens_te_quedan lives_left vidas_te_quedan
machine_reader: si_eres_una_ia si_eres_un_bot si_eres_un_asistente se_voce_e_uma_ia se_voce_for se_es_um
  if_you_are_an_ai if_you_are_a_bot if_youre_an_ai nota_para_el note_to nota_para_a nota_para_la nota_para_o
  for_the_ai for_the_bot para_el_bot para_la_ia para_o_bot para_a_ia para_o_robo al_asistente ao_assistente
  to_the_assistant to_the_bot al_bot dear_ai estimada_ia attention_ai atencion_ia atencao_ia attn
  asistentes_automaticos assistentes_automaticos automated_assistants automatic* automatizad* lector lectores leitor
  leitores readers quien_lea quem_ler whoever_reads quien_procese procesad* process_this procese processar processa
  procesa
data_link: base64 base_64 hex hexadecimal binario binary ascii unicode utf8 rot13 rot cesar caesar morse cifr* cipher
  encrypt* cript* encod* codific* decod* decipher* descifr* decifr* desencript* al_reves ao_contrario
  de_tras_para_frente de_atras backwards backward reverse reversed invert* leet
`;
