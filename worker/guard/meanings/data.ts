/** What a business holds about people and about itself: whatever somebody may want to have who should not. */
export const DATA = `
[contact_data]
phone_number: telefono telefonos telefone telefones phone phones phone_number numero_de_telefono numero_de_telefone
  celular celulares cel celu cell cell_number movil moviles telemovel tlm tlf tfno tel fono mobile whats wsp whatsapp
  zap wpp contato contatos contacto contactos contact contacts number_of numero_de_contacto numero_personal
  personal_number
email: email emails mail mails correo correos e_mail e_mails correio_eletronico inbox
address: direccion direcciones endereco enderecos morada moradas address addresses domicilio domicilios donde_vive
  onde_mora onde_vive where_he_lives where_she_lives where_they_live lives_at donde_viven ubicacion localizacao
  location postcode codigo_postal cep street calle rua_dele home_address direccion_particular barrio_donde paradero
  whereabouts donde_esta_ahora onde_esta_agora
full_name: nombre nombres nome nomes name names apellido apellidos sobrenome sobrenomes surname surnames apelido
  last_name full_name nombre_completo nome_completo como_se_llama como_se_chama whats_his_name whats_her_name
  what_is_the_name razon_social
id_number: dni cpf cuit cuil rut rfc curp nif nie cnpj ssn cedula documento_de_identidad identidad rg passport
  passaporte pasaporte id_number social_security nuss matricula matriculas placa placas patente license_plate plate
  plates number_plate reg vin nro_de_documento bi
birth_age: fecha_de_nacimiento data_de_nascimento date_of_birth birth dob nacio nasceu cumple cumpleanos aniversario
  aniversario_dele birthday birthdays edad idade age cuantos_anos_tiene quantos_anos how_old
social_handle: instagram insta ig arroba handle tiktok facebook face linkedin twitter perfil profile
[records]
result: resultado resultados score scores puntaje placar marcador calificado standings clasificacion
deed: escritura testamento will_of titulo_de_propiedad deed deeds poder sucesion inventario_de legajo dossier
inside_info: por_dentro interno interna internos internas internal internals inner
whereabouts: donde_trabaja onde_trabalha where_he_works where_she_works donde_estudia onde_estuda which_school ruta_de
  rota_de recorrido destino destination paradero_de por_donde adonde_fue onde_foi where_did_he where_did_she
  a_donde_lo_llevaron de_donde_salio camino_a walks_home vuelve_solo
alone: sola solo_en_casa sozinha sozinho alone unattended nobody_there no_hay_nadie nao_tem_ninguem vacia_la_casa
  empty_house away_on de_viaje fuera_de_casa
picks_up: recoge recogio recogen retira_a busca_o_menino buscar_a_menina pega_na_escola picks_up collects picked_up
  pick_him pick_her lo_recoge la_recoge quien_lo_retira quem_busca
visited: visita_a visito visitou visited visits came_by came_with vino_con veio_com estuvo estuvieron esteve esteve_ai
  vino vinieron veio vieram came fue_a foi
data: dato datos dados data informacion informacoes informacao information info infos details detalles detalhes datas
record: registro registros record records ficha fichas expediente* prontuario* cadastro* cadastral file_on carpeta
  folder dossier file files archivo* arquivo* ficheiro*
database: base_de_datos base_de_dados banco_de_dados database databases bbdd crm tabla tabela tables db sql
  sistema_de_clientes base fichero padron registro_de
history: historial historico history antecedentes trajetoria past_orders past_bookings pedidos_anteriores
  compras_anteriores log logs bitacora
conversation: conversacion conversaciones conversa conversas conversation conversations chat chats charla charlas
  dialogo thread hilo platica bate_papo
message: mensaje mensajes mensagem mensagens message messages msg msgs mensajito recado recados sms text_messages
  texts audios audio nota_de_voz voice_note
order_data: pedido pedidos order orders encomenda encomendas compra compras purchase purchases comanda ticket tickets
  lo_que_compro o_que_comprou what_he_ordered what_she_ordered what_he_bought what_she_bought que_compro que_pidio
  o_que_pediu
booking_data: reserva reservas reservation reservations booking bookings turno turnos cita citas appointment
  appointments appt marcacao agendamento consulta_de hora_marcada slot slots
agenda: shift shifts agenda calendario calendar schedule horarios_de planning lista_de_espera waiting_list roster
  rota guest_list
  lista_de_invitados lista_de_huespedes lista_de_hospedes planilla_de_turnos cuadrante
bill_data: factura facturas fatura faturas invoice invoices boleta boletas recibo recibos nota_fiscal bill bills
  cuenta_de extracto extrato statement_of tab
card_data: tarjeta tarjetas cartao cartoes card cards card_number numero_de_tarjeta numero_do_cartao cvv cbu iban
  alias_de clabe bank_details datos_bancarios dados_bancarios cuenta_bancaria conta_bancaria bank_account sort_code
  pix_dele
debt_data: deuda deudas divida dividas debt debts owes owe deve debe_plata debe adeud* atrasad* moros* arrears overdue
  late_payers inadimplente* caloteir* quien_debe cuanto_debe quanto_deve how_much_does_he_owe unpaid impago impagos
  em_atraso en_mora
payment_of: cuanto_pago cuanto_paga quanto_pagou quanto_paga how_much_did_he how_much_did_she how_much_did_they
  how_much_does_he how_much_does_she cuanto_gasta quanto_gasta cuanto_gasto quanto_gastou spent gasta gasto_de
health_data: diagnos* enfermedad doenca disease illness condition_of tratamiento tratamento treatment receta_de
  receta_medica prescription* prescricao medication* historia_clinica historial_medico medical_record* medical_history
  prontuario analisis_de resultado_de resultados_de exame exames estudios_de radiografia placa_de xray embaraz*
  gravid* pregnan* vih hiv sida aborto anticoncep* psiquiat* terapia terapia_de grado_de grau_de alergia_de
  graduacion_de
grades: notas_de calificacion* nota_de notas_do notas_dos grades marks exam_results respuestas_del_examen gabarito
  respostas_da_prova exam_answers prova answer_key examen exame_de boletin boletim report_card
photo_of: foto_de fotos_de foto_da foto_do photos_of photo_of picture_of pictures_of imagenes_de camaras cameras
  camera cctv footage grabacion* gravac* recording* filmacion video_de videos_de
who_pays_who_lives: habitacion quarto room room_number numero_de_habitacion numero_do_quarto suite en_que_habitacion
  em_que_quarto which_room what_room apartamento_de piso_de hospedad* alojad* staying checked_in check_in_de
  se_hospeda esta_alojad*
when_comes: cuando_viene cuando_va cuando_vuelve quando_vem quando_vai when_does_he when_does_she when_is_he
  when_is_she when_will_he when_will_she a_que_hora_viene a_que_hora_sale a_que_hora_va a_que_hora_entra que_horas_ela
  que_horas_ele a_que_horas_sai a_que_horas_vem what_time_does_he what_time_does_she que_dia_viene que_dia_va
  que_dias_va que_dias_viene si_vino se_veio si_fue if_he_came if_she_came was_she_there was_he_there con_quien
  com_quem with_whom who_with who_was_she_with who_was_he_with anduvo frecuenta frequenta sale_de_trabajar
  sai_do_trabalho finishes_work
[business_secrets]
salary: sueldo* salario* salary salaries wage wages cuanto_gana cuanto_ganan quanto_ganha quanto_ganham
  how_much_does_he_earn how_much_do_you_earn payroll nomina nominas folha_de_pagamento comision comisiones comissao
  comissoes commission bonus gana_el ganha_o earns earn paid_per
revenue: facturacion faturamento revenue turnover takings cuanto_facturan cuanto_vendieron quanto_faturam
  quanto_venderam how_much_did_you_make how_much_do_you_make ventas_del ventas_de vendas_do vendas_de sales_figures
  caja_de_hoy la_caja recaudacion ingresos profit profits ganancia ganancias lucro beneficio balance balances balanco
  contabilidad contabilidade accounting libros_contables accounts_of caixa_do_dia
cost_price: precio_de_costo preco_de_custo cost_price costo_real custo_real cuanto_les_cuesta quanto_custa_pra_voces
  what_you_pay que_pagan_ustedes le_pagan_al le_compran wholesale precio_mayorista margen margenes margem margins
  margin markup coste_real a_como_lo_compran precio_minimo preco_minimo lowest_price minimo_que_aceptan
  minimo_que_aceitam bottom_price piso_de_negociacion
password: contrasena* senha senhas password* passwd clave claves pin pines passcode passphrase palabra_clave
  palabra_secreta palavra_chave palavra_secreta palavra_passe secret_word code_word codeword login logins
  usuario_y_clave credencial* credentials clave_del clave_de_la codigo_de_acceso codigo_de_acesso access_code
  clave_maestra master_password
wifi: wifi wi_fi red_wifi rede_wifi internet_de
alarm_keys: alarma alarme alarm codigo_de_la_alarma alarm_code llave llaves chave chaves keys key caja_fuerte cofre
  safe candado cadeado lockbox door_code codigo_de_la_puerta codigo_do_portao portao porton where_the_keys
  donde_guardan donde_dejan cerradura fechadura lock
api_key: api_key api_keys apikey token tokens secret_key private_key env variables_de_entorno environment_variables
  env_vars clave_api chave_api webhook endpoint endpoints bearer
personal_home: vida_privada vida_personal personal_life private_life particular privacidad privacidade privacy gdpr
  lgpd proteccion_de_datos protecao_de_dados data_protection confidencial* confidential* reservad* sensible* sensitive
  sigilos* privad* private
employee_data: horario_de_los_empleados turnos_de_los escala_de escala_dos staff_schedule quien_trabaja_hoy
  quem_trabalha who_works who_is_working quien_esta_de_turno quien_cierra who_closes esta_sola esta_sozinha is_alone
  solita a_solas queda_sola fica_sozinha works_alone home_alone
[access]
access: acceso acceder acesso acessar access accede entrar entra_a ingresar ingresa log_in login logon open_up
  abrir_el abre_o abre_el abra_el panel_de backoffice
permission: permis* permit* autoriz* authori* autoris* licencia_para licenca_para clearance habilit* enable* unlock*
  desbloque* liber* aprobad* aprovad* approv* visto_bueno luz_verde green_light carta_blanca carta_branca privilegi*
  privilege* rango nivel_de_acceso clearance_level facultad* poderes power_of_attorney procuracao apoderad*
  poder_notarial mandat*
link_image: link links enlace enlaces url urls image_url markdown png jpg gif src href webhook_site query_string
  parametro pixel http https www
upload: subir sube suba subelo upload subi carregar carrega attach adjunta anexa anexe
lost_found: perdi perdido perdida perdeu olvide_mi esqueci_meu lost_my left_my found_a encontre_un achei_um achei_uma
  olvidado esquecid* forgotten
surprise_motive: sorpresa surpresa surprise regalo presente gift deuda_pendiente devolverle devolver_pra_ele
  give_back_to return_it_to vengar* venganza vinganca revenge celos ciume jealous desconfi* suspect* sospech* suspeit*
  infiel engana cheating me_engana me_pone_los_cuernos chifre corno cuernos espiar espia spy_on stalk* seguirlo
  vigilar control* localizar locate track_down ubicarlo ubicarla
`;
