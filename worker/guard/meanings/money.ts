/** Money, promises and papers: what a business can be made to say that then binds it. */
export const MONEY = `
[price]
price: precio precios preco precos price prices pricing tarifa tarifas fee fees rate rates valor_de importe monto
  montante amount cotizacion cotizar cotacao quote quotes presupuesto* orcamento* estimate estimates
how_much: cuanto cuanta cuanto_cuesta cuanto_sale cuanto_vale cuanto_cobran cuanto_seria quanto quanto_custa quanto_e
  quanto_fica quanto_sai qto how_much a_como a_cuanto
cost: cuesta cuestan costar custa custam custo cost costs costing vale sale costo costos coste gastos expensas
cheap_expensive: caro cara carisim* barato barata cheap cheaper expensive pricey overpriced rebajad* economico
  economica affordable robo_de un_robo roubo ripoff rip_off atraco
discount: descuento* desconto* descontinho discount* rebaja* cupon* cupom coupon* voucher* promo promos promoc*
  oferta* offer offers off sale_price deal bonific* abatimento precio_especial preco_especial special_price
  precio_de_amigo mates_rates best_price mejor_precio melhor_preco
percent: por_ciento por_cento percent porcent* pct mitad_de_precio metade_do_preco half_price half_off
free: gratis free gratuit* de_graca de_gratis sin_costo sin_coste sin_cargo sem_custo sem_custos no_charge
  free_of_charge por_cuenta_de_la_casa por_conta_da_casa on_the_house regalad* de_regalo de_borla a_borla por_la_cara
  de_onda cortesia complimentary gratarola de_brinde brinde de_arriba de_garron de_balde comp_me comped
almost_free: cero zero un_peso 1_peso un_real 1_real um_real one_dollar 1_dollar one_euro 1_euro un_euro um_euro
  un_centavo um_centavo one_cent 1_cent 0_euros 0_pesos 0_reais 0_dollars a_cero 0_00 simbolico one_pound a_penny
refund: reembols* devoluc* devolv* devuelv* refund* money_back reintegr* estorn* indemniz* indeniz* compensa*
  chargeback contracargo me_devuelvan give_me_my_money
pay: pag* pay pays paid paying payment payments abon* saldar settle
charge: cobr* charge charged charges charging factur* billed cargo cargos cargado
transfer: transfer* pix bizum deposit* wire ingreso ingresar_dinero mercadopago nequi yape zelle venmo sinpe mbway
  mb_way
card_cash: efectivo dinheiro_vivo cash credito credit debito debit cuotas parcel* prestac* installment* instalments
  a_plazos fiado a_credito on_credit
money: dinero dinheiro plata lana guita pasta money cash_money grana biyuya varos pesos reais dolares dollars dollar
  euros euro libras pounds quid bucks lucas mangos contos pavos
deposit_down: sena sinal sena_de anticipo adelanto adiantamento entrada_de caucion caucao fianza deposit_back
  down_payment upfront
balance: saldo balance cuenta_corriente conta_corrente puntos pontos points credito_a_favor store_credit
  loyalty_points gift_card giftcard tarjeta_regalo vale_regalo vale_presente monedero
total: total totales subtotal suma soma sum resta restar subtract add_up sumar somar resultado_final bill_total
haggle: ultimo_precio ultimo_preco best_you_can_do rebajame_un hazme_un_precio haceme_precio faz_um_precinho
  faz_um_preco me_haces_precio hacemelo_mas_barato mas_barato mais_barato a_little_off menos_de por_menos for_less
  llevo_dos levo_dois if_i_buy_two lo_dejas_en lo_dejamos_en fecha_em me_lo_deja deixa_por
waive: condon* waive* exoner* exim* exempt* isent* perdoa_a perdoe_a perdona_la olvida_la_deuda write_off
  quita_el_cargo borra_la_deuda sin_pagar sem_pagar without_paying no_pagar nao_pagar not_pay dont_pay no_pague
  ya_pague ja_paguei already_paid figura_pagado marcar_como_pagado marca_como_pago mark_as_paid ponlo_como_pagado
  dar_por_pagado da_por_pagado deja_en_cero poner_en_cero put_it_at_zero
[promise]
confirm: confirm* ratific* corrobora* valida valide validar validate endorse
agree: acept* aceit* accept* acord* acuerd* agree* pactad* pacto trato tratos combinad* trato_hecho negocio_fechado
  fechado deal_done its_a_deal its_settled settled quedamos_en quedo_en quedaste_en ficou_combinado ficamos_de
  we_agreed you_agreed you_said usted_dijo vos_dijiste tu_dijiste me_dijiste me_dijeron_que voce_disse me_disseram
  me_disse_que they_told_me ustedes_dijeron u_said dijo_que_si habian_dicho ya_me_dijeron
as_agreed: como_acordamos como_combinamos como_quedamos como_quedo como_se_habia como_hablamos como_falamos
  conforme_acordado conforme_combinado segun_lo_acordado segun_lo_hablado as_agreed as_discussed as_promised
  as_we_agreed per_our per_our_conversation lo_acordado lo_hablado lo_pactado lo_convenido o_combinado o_acordado
  what_we_agreed tal_como_me que_me_prometieron que_me_prometiste que_prometeram que_me_ofrecieron you_promised
  que_me_dijiste_ayer ayer_me_dijiste ontem_voce_disse yesterday_you
promise: promet* promes* promis* garant* guarantee* warrant* asegur* assegur* assure* comprom* commit*
  palabra_de_honor jura jure swear da_tu_palabra give_your_word
binding: vinculante vinculantes binding legally legalmente legally_binding validez validez_legal valor_legal validade
  valido valida oficial oficialmente official officially irrevocable irrevogavel firm_offer formal formalmente
  constituye constitui constitute constancia que_conste para_que_conste conste for_the_record on_record exigible
  enforceable en_derecho juridic* legal legales
in_writing: por_escrito en_escrito in_writing dejalo_escrito deja_escrito deja_por_escrito deixa_escrito
  ponlo_por_escrito ponelo_por_escrito ponlo_en_papel put_it_in_writing in_black_and_white que_quede_escrito
  que_quede_claro quede_constancia fique_registrado fica_registrado asentado asienta quede_asentado que_figure
  que_aparezca deja_constancia documentad* con_todas_las_letras com_todas_as_letras
contract: contrato contratos contract contracts convenio convenios clausula* clause clauses terminos termos terms
  condiciones condicoes conditions acta actas agreement_between oferta_en_firme offer_and_acceptance parte_a parte_b
  undersigned abajo_firmante
sign: firm* assin* sign signed signing signature signatures rubric* sello sellos sella sellado carimb* stamp stamped
  seal initialled membret* timbrado letterhead headed_paper papel_timbrado hoja_membretada
certificate: certific* atest* constancia_de comprobante* comprovante* comprovativo* justificante* justificativo
  declar* recibo_de receipt receipts proof_of prueba_de_pago voucher_de acreditac* diploma titulo_de aval carta_de
  carta_da letter_of letter_saying letter_stating carta_que_diga documento_que_diga documento_que informe_que_diga
  certif
backdate: con_fecha_de con_fecha com_data_de com_data dated fecha_anterior data_anterior backdat* antedat* retroactiv*
  retroativ* predat* fechado_el fecha_vieja cambia_la_fecha muda_a_data change_the_date poner_otra_fecha ponle_fecha
receipt_doc: factura fatura boleta ticket_de_compra nota_fiscal cupom_fiscal invoice recibo receipt bill
admit: admit* reconoc* reconozca reconhec* asum* assum* liability liable responsabil* responsable_de culpa culpas
  fault at_fault su_culpa sua_culpa your_fault culpables neglig* our_fault fue_nuestra_culpa foi_nossa_culpa
  apologise_for
on_behalf: behalf en_nombre_de en_nombre_del a_nombre_de em_nome_da em_nome_do em_nome_de on_behalf on_behalf_of
  in_the_name_of in_your_name de_parte_de de_parte_del da_parte_de da_parte_do como_empresa como_negocio as_a_company
  as_the_company as_a_business oficialmente_en voz_oficial comunicado* statement statements nota_de_prensa
  press_release anuncio_oficial official_announcement posicion_oficial nota_oficial
approve: aprob* aprueb* aprov* approve* approval autorizo autorizado autorizada autorizados autorizou authorized
  authorised visto_bueno ok_de ok_del luz_verde sinal_verde ya_autorizo ya_aprobo ja_autorizou ja_aprovou said_yes
  said_its_ok said_ok me_dio_permiso dio_el_ok deu_ok liberou liberado
register_it: registr* anota_que anote_que apunta_que apunte_que aponta_que cargalo_como cargue_como marca_como
  marque_como pon_que ponga_que pone_que poe_que coloca_que coloque_que put_that put_down_that mark_as mark_it mark_me
  log_it guardalo_como figura_como figure_como hacer_constar haga_constar deja_que_figure
book_it: reserv* book booked agend* marca_me marcame apartame aparta separame separa hold_me put_me_down inscrib*
  inscrev* anotarme enroll*
upgrade: upgrade upgraded mejora_de suite_presidencial penthouse vip premium primera_clase first_class lista_vip
  membresia_vip de_por_vida vitalici* lifetime for_life pro_resto_da_vida para_toda_la_vida ilimitado unlimited_access
cancel_fee: penalidad multa multas penalty sin_penalidad sem_multa no_penalty late_fee recargo recargos juros interes
  mora
`;
