/** What daily life is made of: things, places, weather, chance, and what people do all day. */
export const EVERYDAY = `
[papers]
number_of_it: number numbers numero numeros nro figure figures
code_of_it: code codes codigo codigos reference ref referencia
account_of: account accounts cuenta cuentas conta contas
note_of: note notes nota notas bilhete bilhetes slip slips noted
paper: paper papers papel papeis papeles hoja hojas folha folhas folio folios sheet sheets page pages pagina paginas
  section column article
sign_up: board boards letrero letreros letreiro cartel carteles notice notices tag tags etiqueta etiquetas label
  labels placard aviso_en
ledger: ledger ledgers diary diaries register registers logbook libro_de livro_de caderneta timesheet folders cabinet
example: example examples ejemplo ejemplos exemplo exemplos sample samples por_ejemplo por_exemplo for_instance
item: item items articulo articulos artigo artigos thing things stuff cosa cosas coisa coisas bits
mistake: error errors errores erro erros mistake mistakes falla fallo falha wrongly equivoque equivocaron
version: version versions versiones versao versoes draft_of
topic: topic topics tema temas assunto assuntos subject subjects
news_paper: newsletter survey quiz crossword puzzle encuesta boletin_de revista magazine
image: img image images imagen imagenes imagem imagens screenshot_of picture pictures
[doing]
read: read reads reading reader leer leo lees leyo leido leyendo ler lendo leu leio leem lido aloud out_loud
  en_voz_alta em_voz_alta
write: wrote written writing writes writer escribir escribio escribieron escribiendo escrito_por escrever escreveu
  escreveram escrevendo escrevi typing
quote: quote quotes quoted quoting cite cites cita_textual citar citando
declare: state states stating acknowledge acknowledges hereby comply complies declaro declara declarar declare
  declares declarando conste consta honour
follow: follow follows followed following_the siga seguir siguen segue seguem seguindo sigo
keep: keep keeps keeping kept hold holds holding held guarda guardan guardar guardo guardaron mantener manten mantenga
  mantenha manter guardam
stop: stop stops stopped stopping parar pare paren parou basta detener detente detengan
run: run runs running ran
press: scroll click clicks tap press button buttons boton botones botao botoes swipe thumbs
switch: switch switches switched release releases turned flip
get: get gets getting obtener obten obtenga obter consigue conseguir consegue conseguem fetch grab pull_up pull
consider: consider considers considere considera considerar suppose supongo suponga suponha supose
think: thinking thought_that reckon wonder wondering wondered understand entender entiende entiendes entende curious
  decide decides decided decidir
grant: grant grants concede conceda outorga otorga bestow
refuse: refuse refuses refused negar niega nega recusa recusar decline declines rechaza
check: checking checked checks chequea chequear conferir confere confira comprueba comprobar compruebe
choose: choose chooses pick picks picking picked chose elige elegir escolhe escolher escolha scoring
teach_show: teach teaches teaching learn aprender ensinar ensenar manage
call_ring: ring rings ringing rang calling calls phoned voicemail buzz knock knocks knocking timbre campainha toca
whisper: whisper whispers susurra susurrame sussurra shout shouts mumble
watch: watching watched looking looked seeing sees viewed view views
move: walk walks walked walking drive driving drove moved moves moving stand stands stood sit sits sitting carried
  met climb wander
fetch_out: went took brought gets_to dropped dropping drop_off
open_shut: opened opening shut shuts locked locks closing
wear_wash: wear wears wearing washing shower bath dry drying damp wet
sleep_eat: sleep sleeps slept dormir durmiendo dormindo eat eats eaten feed feeds wake cook bake bakes
lose: lost lose loses missing missed misplaced falta faltan faltou faltando perder
win: won win wins winner winning winners gano ganhou ganha ganador vencedor raffle rifa bingo sorteo sorteio lottery
  loteria prize premio draw tombola bet
cheat: cheat cheats trick tricks blame blamed scared nasty rude weird
happen: happened happens happening paso_algo aconteceu sucedio ocurrio
cover_up: cover covers covered wipe_out pretend_it hide_it backs_up
own: owns owned belong belongs pertenece pertence
owed: owed owing debts_of behind_on
owner_of: landlord landlady casero senhorio
[standing]
officer: captain treasurer chairman chair chairwoman bishop president presidente tesorero tesorera tesoureiro
  tesoureira sindico sindica secretary secretaria capitan capitao mayor alcalde prefeito vicar priest padre cura
  pastor deacon senior magistrate notary
member: member members miembro miembros membro membros socio socios socia socias resident residents tenant tenants
  inquilino inquilinos inquilina regular regulars parishioner association asociacion associacao parish committee
  comite
group: group groups grupo grupos turma choir coro coral club clube clubs crew squad reunion meeting reuniao
agent: agent agents agente agentes virtual automated automatico automatica digital operator operador sender remitente
  remetente
nobody: nobody no_one noone anybody
self_of: himself herself themselves itself oneself
rank: level levels nivel rank tier grade status department departamento
security: security seguridad seguranca guard guards guardia_de vigilante
stranger: stranger strangers idiot fool partner_of fiance divorce divorced separated widow viuda
witness: witness witnesses testigo testemunha trial hearing court_case juicio
[where]
road: road roads town village country bridge bus taxi airport station corner esquina rua barrio bairro onibus parada
  estrada carretera ruta avenue lane alley bay lake sea beach river rio mountain
building: building buildings edificio edificios predio tower block stairs upstairs downstairs elevator elevador
  ascensor hall corridor floor_of yard cottage
outside: outside inside fuera dentro fora afuera adentro behind front_of near nearby around across away embaixo
  embajo enfrente frente between beside
desk: desk desks counter drawer locker lockers shelf reception recepcion recepcao mostrador balcao cupboard basement
  storage bin box boxes caja_de caixa_de saco
land: farm estate field garden jardin jardim fence hedge plot woods
club_place: library museum market mill chapel bowling golf pool piscina stage court
[nature]
weather: weather sun rain raining snow wind storm sol chuva lluvia flood heat hot cold_day frio calor ice frozen
season: christmas easter holiday holidays navidad natal pascua summer winter spring_time autumn verano verao invierno
  inverno ferias vacaciones carnaval
animal: horse horses sheep cow cows pig goat lamb hen hens chicken rabbit bird birds parrot fish bee bees kennel
food: food butter onion onions egg eggs salt flour sauce soup ham meat nuts pineapple banana jam honey miel mel sugar
  azucar acucar cheese rice
fabric: scarf sock socks ribbon button_of apron umbrella couch cushion curtain blanket towel towels
household: kettle jar cup mug bottle bottles lamp mirror frame glass washing_machine dryer heater toaster ladder plug
  pump tin basket
[quality]
big: big bigger biggest huge large grande grandes long longer largo larga largos largas comprido
small: small smaller tiny wee pequeno pequena pequenos pequenas short shorter corto corta curto curta
old: old older oldest antigo antiga antigos antiguo antigua elderly
young: young younger joven jovenes jovem jovens
ready: ready done_with finished_with
possible: possible posible possivel able_to impossible imposible impossivel
bad_shape: broken cracked scratched loose leaking stuck damage damaged rubbish faulty smell smells noise barulho ruido
calm: quiet slow slowly gentle polite nervous shy tired sick ill dizzy deaf blind
dark_bright: dark bright light_of purple orange silver gold pink
strong: hard strong heavy thick fat weight pressure power
usual: usual usually normal normally regularly special simple plain proper properly
wonderful: wonderful beautiful fancy lovely nice nicely bless blessed lord amen pray prays
`;
