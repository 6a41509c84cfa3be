/** What small businesses are, sell and do: the ground on which most honest talk stands. */
export const TRADE = `
[place]
shop: tienda tiendas loja lojas shop shops store stores local locales negocio negocios comercio almacen kiosco quiosco
  mercado supermercado bazar boutique empresa empresas company business firm firma_comercial sucursal sucursales
  filial branch venue establec* estabelec* stall puesto
food_place: restaurant* panaderia padaria bakery pasteleria confeitaria pizzeria pizzaria cafe cafeteria bar pub
  cantina parrilla asador taqueria heladeria sorveteria cocina cozinha kitchen comedor lanchonete marmitaria rotiseria
  carniceria acougue butchers fruteria verduleria pescaderia florista tasca food_truck
health_place: clinica clinicas clinic consultorio hospital farmacia drogueria pharmacy chemist laboratorio optica
  otica opticians dentista gimnasio gym academia_de spa estetica sanatorio
school_place: escuela colegio escola school college academia jardin_infantil guarderia creche nursery daycare
  instituto universidad autoescola autoescuela driving_school curso cursos course courses clase clases aula aulas
  lesson lessons class classes taller_de
lodging: hotel hoteles hostal hostel pousada posada motel airbnb cabana cabanas resort alojamiento alojamento
  apartamento apartamentos apartment flat departamento depto depa piso cabin lodge camping
workshop: taller oficina garage oficina_mecanica mecanica gomeria car_wash lavadero lava_jato imprenta grafica
  print_shop carpinteria cerrajeria ferreteria hardware_store lavanderia laundry dry_cleaners tintoreria peluqueria
  barberia salao salon salon_de barbershop hairdressers tattoo estudio studio
office: despacho estudio_juridico escritorio office bufete notaria cartorio inmobiliaria imobiliaria estate_agent
  real_estate agencia agency gestoria contadoria consultora mudanza mudanca
public_place: iglesia igreja church parroquia museo plaza parque parking estacionamiento estacionamento aeropuerto
  estacion station playa praia beach centro mall shopping
internet_place: pagina_web site web website pagina sitio online internet en_linea
[goods]
cake_bread: torta tortas bolo bolos cake cakes pastel pasteles tarta pan paes pao bread empanada* medialuna*
  croissant* factura_s galleta* cookie* biscuit* donut* dulce_de postre sobremesa dessert sandwich* alfajor* cupcake*
  brigadeiro* doces salgad*
meal: pizza pizzas comida comidas comer almuerzo almoco lunch cena jantar dinner desayuno breakfast plato prato menu
  menus cardapio carta carne pollo frango chicken pescado peixe fish arroz ensalada salada sopa hamburgues* burger*
  tacos sushi vegan* vegetarian* sin_gluten sem_gluten gluten celiac* alerg* allerg* marmita* huevos ovos eggs queso
  queijo cheese verdura fruta
drink: agua water cafe coffee te tea cerveza cerveja beer vino vinho wine jugo suco juice leche leite milk refresco
  refrigerante mate bebida drink
clothes: ropa roupa clothes vestido vestidos dress camisa camiseta remera shirt pantalon calca trousers jeans zapato*
  sapato* shoes zapatilla* tenis chaqueta jaqueta jacket abrigo casaco coat falda saia skirt uniforme uniform traje
  terno suit talla tamanho size botas boots bolsa bag sombrero chapeu hat lentes gafas oculos glasses anteojos disfraz
car_bike: coche carro auto autos car cars camioneta truck van moto motos motorbike bici bicicleta bike bikes aceite
  oleo oil frenos freios brakes motor engine llanta llantas rueda* neumatic* pneu* tyres tires bateria battery choque
  tanque chapa revision mot service
pet: perro perros perra perrito cachorro cachorra cachorrinho dog dogs puppy gato gata gatito gatinho cat cats kitten
  mascota mascotas pet pets vacuna* vacina* vaccin* collar coleira pienso racao alimento_para_perro bano_y_corte tosa
  grooming desparasit* castr* neuter*
home: casa casas house home hogar cocina bano banheiro bathroom dormitorio cama bed sofa mesa table silla chair puerta
  porta door ventana janela window techo telhado roof pared parede wall piso floor escalera jardin jardim garden
  lavadora washing_machine heladera nevera geladeira fridge horno forno oven caldera calefon boiler aire_acondicionado
  ar_condicionado calefaccion heating gas luz light lampara cano pipe fuga vazamento leak_in gotera tuberia
phone_tech: pantalla tela screen cargador charger laptop notebook tablet televisor tv router modem impresora
  impressora printer cable cargar bateria_del celular_roto sim chip linea plan_de megas
flowers_gift: flor flores flowers rosas roses ramo buque bouquet arreglo corona wreath planta plant regalito presente
  regalo gift globos balloons vela candle
party: fiesta festa party boda bodas casamento wedding matrimonio bautizo batizado christening quince_anos quinceanera
  cumpleanos aniversario evento eventos event events invitacion convite invitation salon_de_fiestas dj musica_en_vivo
  catering
beauty: pelo cabelo hair corte haircut tinte tintura dye unas unhas nails manicura pedicure barba beard cejas
  sobrancelha masaje massagem massage depil* wax facial maquillaje maquiagem makeup alisado mechas peinado tatuaje
  tatuagem
body_health: head heart shoulder hip ear leg arm chest waist mouth physio dolor dor pain duele doi hurts muela dente
  tooth teeth rodilla knee espalda costas back_pain cabeza
  cabeca fiebre febre fever gripe cold tos embarazo presion ojo ojos eye eyes pie pies feet mano pastilla* pills
  comprimido* tablets medicamento* remedio* medicine jarabe crema cream receta inyeccion cirugia surgery
  limpieza_dental brackets sesion sesiones session
children_school: uniforme_escolar libros books cuaderno mochila inscripcion inscricao enrolment matricula recreo
  vacaciones ferias maestra director_de_la_escuela reunion_de_padres
travel: viaje viajes viagem trip vuelo voo flight pasaje passagem ticket_de_avion equipaje bagagem luggage excursion
  tour aeropuerto traslado transfer visa visado crucero
print_photo: impresion imprimir tarjetas_de_presentacion cartel cartaz banner logo fotocopia copias photo_shoot
  sesion_de_fotos encuadern* flyer
materials: cemento cimento cement madera wood pintura tinta paint tornillo* parafuso* screw* clavo* taladro drill
  herramientas ladrillo tijolo brick arena areia sand metro_cuadrado tela tecido fabric cortina* curtain*
color: rojo roja vermelho red azul blue verde green amarillo amarelo yellow negro negra preto black blanco branca
  branco white rosa pink gris cinza grey gray marron marrom brown color cor colour
sport_class: yoga pilates crossfit natacion natacao swimming futbol tenis padel spinning zumba boxeo danza dance
  entrenamiento_personal pase_mensual
[service]
lend: prest* emprest* lend loan loans lent borrow* fiar
corner_cut: mentirinha mentirita white_lie favorcito_entre por_fuera a_medias rach* split_the_refund parto_contigo
  te_doy_la_mitad half_for_you
open_it: abra abrame abreme abrale abre abrir open_up let_me_in dejame_entrar deixa_eu_entrar
give_up: suelta solta suelte solte desembucha escupe spit cough_up
over_there: ahi alli alla aca ai ali aqui here there
buy: compr* buy buys buying bought adquir* llevo llevar levo take me_llevo encarg* encomend* place_an_order
sell: vend* sell sells selling sold
deliver: envio envios entrega entregas delivery deliver deliveries domicilio a_domicilio en_domicilio frete shipping
  flete llega_hoy despacho reparto correo motoboy retira retirar retiro pickup pick_up recoger recojo buscar_el_pedido
  paso_a_buscar paquete pacote parcel package
repair: arregl* reparar reparacion consert* repair* fix fixed fixing compost* instal* mantenimiento service_tecnico
rent: alquil* alug* rent rental renting renta rentan arriend* arrendar lease
book: reservar marcar agendar cita turno hora consulta appointment book_a booking marcar_hora mesa_para table_for
  mesa_pra lugar_para disponibilidad disponibilidade availability available disponible disponivel vaga vagas cupo
  cupos
cancel_booking: cancelar_mi cancelar_la cancelar_o cancelar_a cancel_my desmarcar remarcar reagend* reschedul*
  cambiar_la_cita cambiar_el_turno mudar_o_horario mover_la_cita move_my change_my no_puedo_ir nao_posso_ir
  cant_make_it no_llego nao_vou_conseguir pasar_para_el
clean: limp* clean cleaning lav* wash
work_job: trabajo trabalho job jobs empleo emprego vacante vaga_de vacancy hiring contrat* hire hired busco_trabajo
  procuro_emprego looking_for_work experiencia curriculum entrevista interview candidat* postul*
try_fit: prob* medir medidas measure try_on cambiar cambio troca trocar exchange swap devolver talle
come_go: voy va van ir iba venir vengo viene vienen vem vim vou vamos go goes going come comes coming pas* paso_por
  llegar llego llega chego chegar arrive arrived salir sair leave leaving volver voltar return volvi entrar enter
bring_take: traer trae traigo traz trazer bring brings bringing llevar leva levar take takes taking cargar
stay_live: quedar queda quedo fica ficar stay vive live mora estar esta estan estamos is_in located
make: hacer hacen hago hace fazer faz fazem faco make makes making made prepar* armar montar create crear criar
put: pon poner pone pongo poe por colocar coloca bota botar put puts set meter mete agreg* anad* adiciona* add
use: usar usa uso use using used utiliz* sirve serve
look_see: ver veo vi ve mirar vejo viu see seen saw watch look_at
leave_let: dejar deja dejo dejaron deixar deixa deixou leave left let lets dejen
work_function: funciona funcionan works working anda sirve corre
change: cambiar cambia cambio mudar muda troca change changes changed modific* alter* edit*
receive: recib* receb* receive* got llego_mi chegou
wait_line: fila cola turno_de_espera queue waiting_room sala_de_espera
`;
