/** People: who is spoken of, and as what. How the lists are read stands in `dictionary.ts`. */
export const PEOPLE = `
[kin]
mother: madre madres mama mami mamita mae maes mamae mother mum mom mam mommy ma jefita vieja velhota
father: padre papa papi pai papai father dad daddy pops coroa
son_daughter: hijo hija hijos hijas hijito hijita filho filha filhos filhas filhinha filhinho son daughter sons
  daughters kid kids child children nino nina ninos ninas nene nena nenes chamaco chamaca guagua guaguita crianca
  criancas menino menina meninos meninas guri guria pia miudo miuda miudos bebe bebes baby babies toddler toddlers
  teen peque peques chiquito chiquita adolescente pibe piba pelao culicagado lad
sibling: herman* irmao irma irmaos irmas brother sister bro sis siblings mano mana manito twin twins gemelo gemela
  gemelos gemeo gemea gemeos mellizo
spouse: marido esposo esposa esposos mujer_de mi_mujer minha_mulher mulher husband wife hubby missus senora_mia
  conyuge consorte hombre_mio spouse
lover: novio novia novios pololo polola namorado namorada namorados boyfriend girlfriend bf gf fiance fiancee noivo
  noiva pareja parceiro amante lover crush ligue pareja_de
ex_partner: ex exnovi* exmarid* exmujer exespos* ex_novi* ex_marid* ex_mujer ex_mulher exmulher ex_espos* ex_namorad*
  ex_husband ex_wife ex_boyfriend ex_girlfriend my_ex mi_ex meu_ex minha_ex ex_pareja ex_polol* baby_mama ex_socio
in_law: suegr* sogr* cunad* cunhad* nuer* nora yern* genro concun* in_law in_laws mother_in_law father_in_law
  brother_in_law sister_in_law inlaws consuegr*
aunt_uncle_cousin: tio tia tios tias prim* uncle aunt auntie aunty cousin* sobrin* nephew niece padrin* madrin*
  ahijad* afilhad* godmother godfather compadre comadre comadres compadres
grandparent: abuel* abue nono nona avo avos vovo vozinha grandm* grandp* granny nan nana gran grandad tata bisabuel*
grandchild: niet* neto neta netos netinh* grandson granddaughter grandkids grandchildren
family: familia familias familiar familiares family families fam pariente* parente* relative relatives kinfolk
widow_dead: viud* viuv* widow* difunt* falecid* deceased late_husband late_wife fallecio fallecid* murio morreu
  faleceu died passed_away passed muert* mort* dead death obito velorio funeral entierro enterro herencia heranca
  inheritance hered* herdeir*
[other_people]
neighbour: vecin* vizinh* neighbo* condomino de_al_lado do_lado next_door
friend: amig* friend* mate mates buddy bestie compa compas parce parcero parcera pana cuate cuates colega colegas
  coleguinha miga migs manito pal pals camarad*
colleague: companer* colleague* coworker* colega_de_trabajo compi companheir* de_trabalho_meu workmate*
someone: alguien alguem alguien_mas somebody someone alguno algun anybody anyone qualquer_pessoa cualquier_persona
  fulan* sicrano beltrano tal cierta certa so_and_so whoever quien_sea quem_for quienquiera cualquiera una_tal un_tal
  uma_tal um_tal
other_person: otra_persona outra_pessoa otras_personas outras_pessoas other_people other_person someone_else
  somebody_else alguem_mais otro_senor otra_senora outra_senhora ajeno ajena ajenos alheio alheia tercero terceros
  terceiros third_party third_parties the_others los_demas las_demas os_outros os_demais los_otros el_otro la_otra
  everyone_else the_other_guy otros_usuarios outros_usuarios other_users otherpeople
other_customer: otro_cliente otra_clienta otros_clientes otras_clientas outro_cliente outra_cliente outros_clientes
  outras_clientes other_customer* another_customer other_client* another_client other_guest* another_guest
  other_patient* otro_paciente otros_pacientes outro_paciente outros_pacientes otro_huesped otros_huespedes
  outro_hospede outros_hospedes other_student* otros_alumnos outros_alunos other_member* otros_socios other_tenant*
  demas_clientes demais_clientes
last_customer: ultimo_cliente ultima_clienta ultima_cliente last_customer last_client ultimo_paciente ultimo_huesped
  last_person last_guest persona_anterior pessoa_anterior el_que_escribio la_que_escribio quien_escribio quem_escreveu
  quem_escreve who_wrote who_texted who_messaged who_called quien_llamo quem_ligou previous_customer previous_client
  cliente_anterior anterior_cliente antes_de_mi antes_que_yo antes_de_mim before_me just_before_me antes_que_a_mi
  el_de_antes la_de_antes o_de_antes a_de_antes quien_hablo quem_falou the_guy_before the_lady_before
  the_person_before
who_was_here: quien_vino quien_estuvo quien_fue quien_compro quien_reservo quem_veio quem_esteve quem_comprou
  quem_reservou quem_marcou who_came who_was who_bought who_booked who_ordered who_else quienes_vinieron quien_mas
  quem_mais quienes quien_pidio quem_pediu quien_alquilo quem_alugou who_rented who_stayed who_lives quien_vive
  quem_mora quien_paga quem_paga who_pays quien_debe quem_deve who_owes
all_customers: todos_los_clientes todas_las_clientas todos_os_clientes todas_as_clientes all_customers all_clients
  all_the_customers all_the_clients all_your_customers all_your_clients all_guests all_patients todos_los_pacientes
  todos_os_pacientes todos_los_alumnos todos_os_alunos todos_los_socios todos_os_socios cada_cliente every_customer
  every_client each_customer each_client every_guest every_patient cada_paciente cada_alumno cada_aluno cada_huesped
  cada_hospede sus_clientes tus_clientes seus_clientes teus_clientes vuestros_clientes vossos_clientes your_customers
  your_clients their_customers clientela cartera_de_clientes carteira_de_clientes client_base customer_base
  lista_de_clientes client_list customer_list base_de_clientes
customer: cliente clienta clientes clientas client clients customer customers comprador* buyer* shopper* fregues*
  consumidor* consumer*
guest: huesped* hospede* guest guests pasajer* passageir* passenger* invitad* convidad* comensal* visitante* visitor*
  turista* tourist* viajer*
patient: paciente pacientes patient patients
pupil: alumn* alun* student* pupil* estudiante* estudante* aprendiz learner* cursante*
member: soci* member* miembro* membro* afiliad* abonad* assinante* subscriber* suscript* inscrit* inscript* apuntad*
tenant: inquilin* tenant* arrendatari* arrendador* locatari* locador* casero landlord* landlady senhori*
  propietario_del_piso condomin* consorcio
user: usuari* user users utilizador* utente* titular* holder account_holder
famous: famos* celebrit* actor_de actriz_de jogador jugador futbolist* player_of influencer* artist* cantante cantor
  singer politic* alcald* mayor prefeit* diputad* deputad* ministr* president*
woman: mujer mujeres mulheres senora senoras senorita senhora senhorita moca mocas chica chicas muchacha* lady ladies
  woman women girl girls girlie dona donita seno rapariga chava morra pelada chama gal
man: hombre hombres homem homens senor senores senhor senhores rapaz rapazes moco chico chicos muchacho* guy guys man
  men boy boys bloke fella dude gentleman gentlemen lad lads chavo tipo sujeto cara caras tipa tio_ese gajo gaja veci
title: sr sra srta srs mr mrs ms miss sir madam maam dr dra don dona lic ing licenciad* profe
people: gente persona personas pessoa pessoas people person persons folks folk peeps pessoal povo galera banda
the_next: el_siguiente la_siguiente o_proximo a_proxima next_guy next_customer next_person el_proximo_cliente
he_she: el ella ele ela ellos ellas eles elas he she him them they
his_her: suyo suya suyos suyas dele dela deles delas his her hers their theirs de_el de_ella de_ellos de_ellas nele
  nela
their_name_is: se_llama se_chama called named name_is nombre_de nome_de apellidado apellida chamado chamada llamado
  llamada llamaba chamava
[given_name]
name_a: ana maria laura sofia lucia carmen marta paula julia elena rosa isabel patricia claudia silvia andrea carolina
  daniela valentina camila gabriela fernanda mariana natalia veronica monica sandra teresa beatriz raquel cristina
  pilar rocio noelia lorena vanessa jessica karina juliana luciana adriana alejandra marcela viviana romina florencia
  agustina micaela guadalupe lupita yolanda norma graciela susana estela mirta nelida irma olga ines irene alicia eva
  sara nuria montse conchi paqui
name_b: aline bruna larissa leticia priscila vanessa tatiana simone rosangela ivone neide lurdes odete fatima joana
  catarina rita marisa sonia helena alice clara manuela luisa luiza regina celia vera zelia dalva cleide sueli edna
name_c: emma olivia sarah emily jessica ashley amanda jennifer jenny karen linda susan lisa nancy margaret helen kate
  katie anna amy rachel rebecca becky hannah chloe sophie lucy charlotte megan laura julie janet priya aisha fatou
  ngozi shanice bev sheila doreen maureen
name_d: juan jose luis carlos pedro pablo diego jorge miguel angel manuel antonio francisco javier fernando ricardo
  roberto eduardo alberto sergio daniel martin gabriel andres alejandro rafael ramon raul hector hugo oscar ruben
  mario victor cesar ivan nicolas lucas mateo tomas santiago matias agustin facundo gonzalo ignacio nacho pepe paco
  beto tono chuy memo lalo osvaldo ernesto alfredo gustavo marcelo rodrigo cristian esteban emilio julian felipe
  sebastian
name_e: joao paulo pedro tiago thiago lucas gabriel rafael bruno felipe gustavo leandro anderson marcos mateus rodrigo
  fabio vinicius caio enzo davi joaquim rui nuno goncalo duarte manel ze toninho zeca wagner wellington jeferson jonas
  valdir nelson rogerio sergio altamiro
name_f: john james robert michael mike david dave richard rick thomas tom charles william bill steve stephen mark paul
  andrew george kevin brian ben benjamin sam samuel jack harry oliver jake josh ryan kyle liam sean gary barry trevor
  nigel colin ian neil keith derek jerome omar ahmed mohammed raj kofi
surname: garcia lopez martinez rodriguez gonzalez gonzales perez fernandez gomez sanchez diaz ramirez torres flores
  rivera morales ortiz gutierrez silva santos souza oliveira pereira ferreira almeida costa carvalho rodrigues alves
  lima ribeiro smith jones brown williams taylor wilson johnson davies evans walker vega rojas castro vargas romero
  herrera medina aguilar mendoza ruiz
[staff]
owner: duen* dono donos dona_da dona_do owner owners proprietari* propietari* amo patron patrona patrones patrao
  patroa patroes quien_manda quem_manda el_que_manda founder fundador*
boss: jef* chefe* boss bosses chief gerente* gerenc* manager* director* diretor* direccion_general management
  encargad* supervisor* superintend* head_of coordinador* coordenador* responsable responsavel el_mero_mero mandamas
  ceo gaffer supremo
partner_of_firm: socio_del socia_del socio_de_la business_partner co_owner copropietari* socio_fundador accionista*
  shareholder acionista*
employee: emplead* empregad* employee* staff funcionari* trabajador* trabalhador* worker* personal colaborador*
  operari* obrer* dependient* balconista* team equipo equipe plantel crew helper ayudante ajudante
reception: recepcion* receptionist* rececion* reception secretari* secretary asistenta frontdesk front_desk mostrador
  balcao portari* porter* conserje*
cashier_seller: cajer* cashier* caixa vendedor* salesman salesperson seller clerk mesero mesera meseros mozo moza
  camarer* garcom garcons garconete waiter waitress barista bartender comercial
delivery_person: repartidor* entregador* motoboy* driver drivers chofer conductor* motorista* delivery_guy courier*
  mensajer* cartero taxista* flet* transportista* estafeta*
professional: medic* doctor doctora doctores doutor doutora doctors dentist* veterinari* vet enfermer* nurse*
  psicolog* therapist fisio* terapeut* odontolog* abogad* advogad* lawyer* attorney* solicitor* escriban* notari*
  contador contadora contable accountant* gestor* asesor* consultor* arquitect* architect* ingenier* engenheir*
  engineer*
teacher: profesor* professor* maestr* teacher* tutor* instructor* instrutor* coach entrenador* treinador* trainer*
  monitor* docente* mister preceptor*
craftsman: peluquer* cabeleireir* hairdresser* barber* estilista* mecanic* mechanic* plomer* fontaner* encanador*
  canalizador* plumber* electricist* eletricist* electrician* carpinter* carpenter* pintor* painter* albanil pedreiro
  builder* cociner* cozinheir* cook chef pasteler* confeiteir* panader* padeir* baker* carnicer* acougueir* butcher*
  jardiner* gardener* modista costureir* fotograf* photographer* tatuador* cerrajer* chaveiro locksmith cleaner
  limpiadora faxineira esteticista* manicur* florist* joyer*
[authority]
police: policia* police cop cops polis guardia_civil gnr psp pm carabiner* pdi comisari* delegad* inspector* inspetor*
  detective* investigador* sheriff officer agente_de patrull* interpol fbi
court: juez jueza juiz juiza judge judicial judiciari* tribunal* court courts fiscalia procurador* promotor_de
  prosecutor oficio_judicial mandado warrant subpoena ministerio_publico corte ordem_judicial orden_judicial
tax_office: hacienda fisco afip arca sat dian sii receita_federal receita financas irs hmrc tax_office taxman at
  aduana alfandega customs impuesto* imposto* fiscalizac*
public_office: municipi* municipal* ayuntamiento alcaldia prefeitura camara_municipal council gobierno governo
  government ministeri* ministry embajad* embaixad* embassy consul* sanidad sanitari* vigilancia_sanitaria asae procon
  sernac profeco consumo inspecc* inspection fiscalizacion seguridad_social seguranca_social social_services
  servicios_sociales environmental_health health_inspector bomberos bombeiros fire_department fire_marshal ejercito
  exercito militar* army marina
bank_insurer: banco bancos bank banks bancari* bbva santander itau bradesco nubank visa mastercard paypal mercado_pago
  mercadopago seguradora aseguradora insurer insurance seguros seguro mutua
auditor: audit* compliance regulador* regulator* inspector_de consultora external_review certificadora
journalist: periodist* jornalist* journalist* reporter* prensa press redaccion documental tv canal_de
platform_firm: meta facebook whatsapp instagram google openai anthropic microsoft amazon apple telegram
  proveedor_del_chat vendor the_company_that_made chatbot_company empresa_del_bot empresa_do_robo soporte_de_meta
  meta_support
tech_person: programador* programmer* desarrollador* desenvolvedor* developer* dev devs tecnico tecnica tecnicos
  informatic* it_guy it_team it_department sistemas soporte suporte support tech_support helpdesk sysadmin
  administrador administradora admins admin administrator webmaster ingeniero_de engenheiro_de creador* criador*
  creator* hacker* tester* qa pentest* red_team equipo_tecnico equipe_tecnica
supplier: proveedor* fornecedor* supplier* distribuidor* wholesaler mayorista* atacadist* representante* rep vendor
  vendors
head_office: central casa_matriz sede headquarters hq head_office corporate corporativ* matriz franquicia* franquia*
  franchis* regional nacional oficina_central escritorio_central
[self]
i: yo eu i im ive id ill
me: me mi mim migo conmigo comigo ami myself
my: mi mis meu meus minha minhas my mine mio mia mios mias nuestro nuestra nuestros nuestras nosso nossa nossos nossas
  our ours
own_data: mis_datos meus_dados my_data my_details mi_cuenta minha_conta my_account mi_pedido meu_pedido my_order
  mi_reserva minha_reserva my_booking my_reservation mi_turno mi_cita my_appointment mi_factura minha_fatura
  my_invoice mi_compra minha_compra my_purchase mi_ficha minha_ficha mi_historial meu_historico my_history mi_numero
  meu_numero my_number mi_telefono meu_telefone my_phone mi_nombre meu_nome my_name a_mi_nombre no_meu_nome
  em_meu_nome in_my_name under_my_name mi_direccion meu_endereco minha_morada my_address mi_correo meu_email my_email
  mi_contrato meu_contrato my_contract mi_coche mi_carro mi_auto meu_carro my_car
we: nosotros nosotras nos we us somos estamos la_gente_mia a_gente tenemos queremos temos
[second]
you: tu vos usted ustedes vosotros vosotras te ti voce voces vc vcs ce ces contigo con_vos you u yall ya yourself
  yourselves ye thou sumerce os
your: tus tuyo tuya tuyos tuyas vuestro vuestra vuestros vuestras teu teus tua tuas vosso vossa your ur yours su_bot
[third]
his_or_your: su sus seu sua seus suas
to_him: le les lhe lhes se_lo lo dele pra_ele pra_ela para_ele para_ela a_el a_ella to_him to_her
that_person: aquel aquella aquele aquela ese esa esse essa aquellos aqueles that_guy that_girl that_man that_woman
  that_lady that_bloke that_kid the_guy the_girl the_kid the_bloke el_de la_de los_de las_de el_que la_que o_cara
  a_mulher_que o_homem_que a_moca_que o_rapaz_que la_chica_que el_chico_que el_senor_que la_senora_que el_tipo
  the_one_who the_one_with the_lady_who the_man_who the_woman_who the_person_who el_del la_del el_vecino_del o_do a_do
`;
