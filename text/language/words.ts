/**
 * The words that tell a language, most of them so frequent that a sentence hardly does without:
 * articles, pronouns, prepositions, verbs of being and having; and what customers write about.
 * Folded: no case, no accents. A word may stand under several languages: then it tells little.
 */
export const WORDS: Readonly<Record<string, string>> = {
	en: `the a an and or but of to in on at for with from by about into over after before since until
		i you he she it we they me him her us them my your his its our their mine yours this that these those
		is are was were be been being am have has had do does did done will would can could should may might must
		not no don't doesn't didn't can't cannot won't isn't wasn't i'm i've it's that's never nobody nothing
		what when where who why how which there here then than if so as because while very too just only also
		still again always ever even more most less much many any some all every each both other another out up down off back
		get got getting go going went come came make made take took want need like love know think tell told said
		say please thanks thank sorry hello hi dear good great bad best worst better worse nice poor terrible awful
		excellent amazing perfect lovely horrible disappointed happy easy fast slow quick new old working works work
		worked broken missing late waiting wait order ordered delivery delivered arrived received package parcel
		refund price money cost service customer support staff product quality account charged phone
		help one two three first last time day days week weeks month months year years today yesterday tomorrow ago
		really well without within between during through under around against until would've you're they're we're
		buy bought recommend people thing things room hotel shipping item size colour color fits screen cancel
		super ok okay yes hey bye ordering order's delivered deliveries arrives solved issue issues problem problems
		user users file files page site website online app team number address version error manual check follow
		update login password email broke stopped easily value worth avoid useless cheap simple fantastic superb`,
	nl: `de het een en of maar van in op aan voor met uit bij naar om over na sinds tot door tegen tussen zonder
		ik jij je u hij zij ze wij we jullie hen hun mij me mijn jouw uw zijn haar ons onze dit dat deze die er
		is was waren ben bent wordt worden werd heb hebt heeft hebben had hadden kan kunt kunnen kon zal zou zouden
		moet moeten mag wil willen gaat gaan ging doet doen deed niet geen nooit niemand niets nog al ook wel toch dan
		wat wanneer waar wie waarom hoe welke daar hier als want omdat terwijl zeer heel erg te zo steeds weer altijd
		meer meest minder veel weinig elke alle alles andere iets iemand nu net gewoon echt helaas gelukkig
		graag bedankt dank hallo beste geachte goed goede slecht slechte prima mooi mooie fijn fijne leuk leuke lekker
		lekkere snel snelle traag trage netjes geweldig uitstekend waardeloos teleurgesteld tevreden blij makkelijk duur
		dure kapot beschadigd werkt werken besteld bestelling bestellen levering geleverd pakket pakketje ontvangen
		bezorgd bezorger bezorging verzending verpakt verpakking geld terug prijs klantenservice klant personeel
		medewerker kwaliteit rekening factuur betaald betaling telefoon mail gebeld bellen antwoord reactie
		wachten wacht week weken dag dagen maand maanden jaar uur vandaag gisteren morgen keer eerste twee drie
		tien onze jullie zit zitten staat komt kwam komen gekomen krijg kreeg krijgen gekregen laat later weg
		binnen buiten onder boven achter naast kamer kamers hotel ontbijt maat kleur past scherm
		annuleren opzeggen ruilen retour kopen gekocht aanrader voldoet verwachting af toe mee heen vanaf volgens
		eigen beter slechter klein groot grote nieuw nieuwe oud stuk deur huis auto winkel kopje tafel stoel kleine
		super dankjewel dankuwel dankje geholpen helpen opgelost top topper oke aub svp hoi goedemorgen goedemiddag
		goedenavond groetjes groet alvast vriendelijk vriendelijke behulpzaam jammer zonde balen belachelijk schandalig
		probleem problemen storing versie nummer adres afspraak gemaakt gezegd gevraagd gestuurd gekocht gebruikt
		app site website online team email service perfect update geweldige waardeloze uitstekende tevredenheid
		man vrouw kinderen mensen water tijd plaats deze ieder ieders hele heleboel zich zelf zelfs`,
	de: `der die das den dem des ein eine einen einem einer eines und oder aber von zu zum zur im am auf aus bei mit
		nach fur uber unter vor seit ohne durch gegen zwischen wegen ich du er sie es wir ihr mich dich uns euch mir dir
		ihm ihnen mein meine meinen ihre ihren unser unsere dieser diese dieses ist sind war waren bin bist wird werden
		wurde wurden habe hast hat haben hatte kann konnen konnte muss mussen soll sollte will mochte wurde nicht kein
		keine keinen nie niemand nichts noch schon auch doch dann was wann wo wer warum wie welche hier dort wenn weil
		wahrend sehr zu so immer wieder mehr viel wenig alle alles etwas jetzt nur leider gerne gern bitte danke dank
		vielen hallo gut gute guter gutes schlecht schlechte super schon schone schnell schnelle langsam zufrieden
		enttauscht kaputt beschadigt funktioniert bestellt bestellung lieferung geliefert paket versand verpackt
		ware geld zuruck preis kundendienst kundenservice personal qualitat rechnung bezahlt telefon antwort warte
		warten woche wochen tag tage monat jahr stunden heute gestern morgen zwei drei zimmer fruhstuck grosse farbe
		anzeigen losche beim keinem passt bildschirm kundigen umtauschen kaufen gekauft empfehlung angekommen erhalten einfach gleich nie
		ruckerstattung akku ab an halt`,
	fr: `le la les un une des du de et ou mais dans sur avec pour par sans sous chez vers depuis pendant entre je tu il
		elle nous vous ils elles me te se mon ma mes ton votre vos notre nos leur leurs ce cet cette ces ca cela est sont
		etait suis etes ete etre ai as avons avez ont avait avoir fait faire peut peux pouvez dois doit veux va vais pas ne
		plus jamais rien personne tres trop bien aussi toujours encore deja que qui quoi quand ou pourquoi comment quel
		quelle si comme parce merci beaucoup bonjour svp bon bonne mauvais mauvaise produit livraison colis commande
		recu recue arrive arrivee rapide service client qualite prix remboursement argent facture compte telephone
		reponse attends semaine semaines jour jours mois deux trois chambre petit dejeuner taille couleur ecran
		annuler acheter achete recommande parfait decu decue casse envoi soigne impossible aucun aucune au aux
		d'une l'application j'ai c'est n'est n'ai qu'il votre rapport conforme description tout toute tous`,
	es: `el la los las un una unos unas y o pero de del al en con por para sin sobre desde hasta entre yo tu el ella
		nosotros ustedes ellos me te se nos mi mis su sus nuestro este esta esto estos estas ese esa eso es son era
		fue ser estar esta estan estoy he ha han hay tengo tiene tienen puedo puede quiero quiere voy van no nunca
		nada nadie muy mas menos tambien siempre todavia aun ya que quien cuando donde por porque como cual si
		gracias hola favor bueno buena buen malo mala producto pedido paquete envio entrega llego recibido rapido
		servicio cliente calidad precio dinero reembolso factura cuenta telefono respuesta esperando semana semanas
		dia dias mes dos tres habitacion desayuno talla color pantalla cancelar comprar compra recomiendo perfecto
		pesimo roto excelente todo todos volvere funciona bien mal lo le les cobraron`,
	it: `il lo la i gli le un uno una e o ma di del della dei delle da dal dalla in nel nella con su sul per tra fra
		senza io tu lui lei noi voi loro mi ti si ci vi mio mia miei vostra vostro nostro questo questa questi quello
		e' sono era sei essere stato stata ho hai ha abbiamo avete hanno aveva puo posso vorrei voglio va vado non mai
		niente nessuno molto troppo piu meno anche sempre ancora gia che chi quando dove perche come quale se
		grazie mille ciao salve buono buona ottimo ottima pessimo prodotto ordine pacco spedizione consegna arrivato
		arrivata ricevuto veloce servizio clienti qualita prezzo soldi rimborso fattura conto telefono risposta
		aspetto settimana settimane giorno giorni mese due tre camera colazione taglia colore schermo annullare
		comprare consigliato consiglio perfetto rotto bella bello tutto dopo prima momento corriere riesco
		al alla allo ai agli alle l'ordine dell`,
	pt: `o a os as um uma uns umas e ou mas de do da dos das no na nos nas em com por pelo pela para sem sobre desde ate
		eu tu ele ela voces eles me te se meu minha meus seu sua nosso este esta isto esse essa isso aquele e sao era
		foi ser estar esta estou estao tenho tem tinha ha posso pode quero vou vai nao nunca nada ninguem muito muita
		mais menos tambem sempre ainda ja que quem quando onde porque como qual se obrigado obrigada ola favor bom
		boa otimo otima mau pessimo produto encomenda pedido pacote entrega chegou recebido rapida rapido servico
		atendimento cliente qualidade preco dinheiro reembolso fatura conta telefone resposta espera semana semanas
		dia dias mes duas dois tres quarto tamanho cor tela cancelar comprar compra recomendo perfeito tudo bem
		consigo gostaria partido vezes ao aos antes`,
	pl: `i w z na do od za po przez dla bez przed pod nad o u ja ty on ona my wy oni mnie mi cie sie go jej nas was
		im moj moja moje swoj ten ta to te tego tej jest sa byl byla bylo byc mam masz ma mamy moge moze mozna chce
		chcialbym nie nigdy nic nikt bardzo za wiecej mniej tez tak zawsze jeszcze juz ze kto kiedy gdzie dlaczego
		jak ktory jesli czy ale oraz lub dziekuje prosze dzien dobry dobra dobre zla zly produkt paczka przesylka
		zamowienie dostawa wysylka dotarla przyszla szybka szybko obsluga klienta jakosc cena cenie pieniedzy zwrot faktura
		konto telefon odpowiedz czekam tydzien tygodnie tygodniu dni miesiac dwa dwie trzy pokoj sniadanie rozmiar kolor ekran
		polecam super swietny swietnie wszystko dziala aplikacja aplikacji zadowolona zadowolony tu razy`,
	sv: `och eller men av till i pa for med fran om efter innan utan under mellan jag du han hon vi ni de mig dig
		oss er dem min mitt mina din ditt sin sitt var vart den det denna detta dessa en ett ar var vara varit har
		hade kan kunde ska skulle maste vill inte aldrig ingen inget ingenting mycket for mer mindre ocksa alltid
		fortfarande igen redan som vem nar hur varfor vad vilken tack hej bra dalig daligt snabb snabbt trevlig
		produkt vara varan paket paketet leverans kom fick bestallning bestallde kundtjanst kvalitet pris pengar
		tillbaka faktura konto telefon svar svarar vantat vecka veckor dag dagar manad ar tva tre rum rummet frukost
		storlek farg skarm kopa kopt nojd rekommenderas trasig allt men tyvarr ny nya gang ganger att sa far
		helt direkt nu an ens jattebra`,
	da: `og eller men af til i pa for med fra om efter uden under mellem jeg du han hun vi i de mig dig os jer dem
		min mit mine din dit sin sit den det denne dette disse en et er var vaere vaeret har havde kan kunne skal
		skulle vil ville ikke aldrig ingen intet meget for mere mindre ogsa altid stadig igen allerede som hvem
		hvornar hvordan hvorfor hvad hvilken tak hej god godt darlig darligt hurtig hurtigt venlig venligt vare varen
		pakke pakken levering kom fik bestilling bestilt kundeservice kvalitet pris penge tilbage faktura konto telefon
		svar svarer ventet uge uger dag dage maned ar to tre vaerelse vaerelset morgenmad storrelse farve skaerm
		kobe kobt tilfreds anbefales gik stykker alt desvaerre ny nye gang gange at sa far blevet bliver nar da
		mine tusind rigtig virker nu hele bade gerne`,
	no: `og eller men av til i pa for med fra om etter uten under mellom jeg du han hun vi dere de meg deg oss dem
		min mitt mine din ditt sin sitt den det denne dette disse en et ei er var vaere vaert har hadde kan kunne skal
		skulle vil ville ikke aldri ingen ingenting mye veldig mer mindre ogsa alltid fortsatt fremdeles igjen
		allerede som hvem nar hvordan hvorfor hva hvilken takk hei god bra darlig rask raskt hyggelig vare varen
		pakke pakken levering kom fikk bestilling bestilte kundeservice kvalitet pris penger tilbake faktura konto
		telefon svar svarer ventet uke uker dag dager maned ar to tre rom rommet frokost storrelse farge skjerm
		kjope kjopt fornoyd anbefales odelagt alt dessverre ny nye gang ganger at sa far ble blir na noe noen`,
	fi: `ja tai mutta on oli ovat olen olet ei en et eivat mina sina han me te he se ne tama nama tuo minun sinun
		meidan teidan heidan kun jos koska etta joka mika mita missa milloin miksi miten kuka hyvin erittain
		paljon enemman aina viela jo taas kiitos hei hyva hyvaa huono tuote paketti toimitus tilaus tilasin saapui
		asiakaspalvelu laatu hinta rahat takaisin lasku tili puhelin vastausta viikkoa paivaa kuukautta kaksi kolme
		huone aamiainen koko vari suosittelen toimii toimi rikki kanssa ilman ennen jalkeen`,
	tr: `ve veya ama fakat bir bu su o ben sen biz siz onlar benim senin bizim sizin ile icin gibi kadar sonra once
		de da mi mu ne kim zaman nerede neden nasil hangi cok daha en az hic her yok var degil evet hayir iyi kotu
		guzel urun urunu kargo siparis siparisim teslimat geldi gelmedi hizli musteri hizmetleri kalite kaliteli
		fiyat fiyatina para parami iade fatura hesabima telefon cevap hafta gun ay iki uc oda odalar kahvalti beden
		renk rengi ekran iptal tavsiye ederim tesekkurler tesekkur memnun kaldim kaldik istiyorum yapamiyorum
		bozuldu kirik bile ayni uygulama surekli gec kucuk buyuk otel olun`,
	ro: `si sau dar de la in pe cu pentru din prin fara despre dupa eu tu el ea noi voi ei ma te se ne va mea meu
		mele vostru acest aceasta este sunt era fost am ai are avem aveti au pot poate vreau nu niciodata nimic
		nimeni foarte mai mult tot inca deja ca cine cand unde cum care daca multumesc buna ziua bun produs produsul
		comanda coletul livrare ajuns rapid calitate pret bani banii inapoi factura cont telefon raspuns astept saptamana
		saptamani zile luna doua trei camera mic dejun marime culoare recomand perfect stricat`,
	cs: `a nebo ale v ve na do od z ze za po pro bez pred pod nad o u ja ty on ona my vy oni me mi te se si jsem jsi
		je jsou byl byla bylo byt mam mate ma muzu muze chci ne neni nikdy nic nikdo velmi moc vice take vzdy jeste
		uz ze kdo kdy kde proc jak ktery pokud dekuji prosim dobry den dobra spatna produkt zbozi balik zasilka
		objednavka dodani doruceni prisel prislo rychle zakaznicky kvalita cena penize zpet faktura ucet telefon
		odpoved cekam tyden tydny dni mesic dva dve tri pokoj snidane velikost barva doporucuji funguje rozbity`,
	hu: `a az es vagy de nem van volt vannak vagyok en te o mi ti ok ez azt ezt hogy mert ha amikor hol miert hogyan
		ki mit nagyon sok tobb mindig meg mar csak is koszonom jo rossz termek csomag szallitas rendeles megerkezett
		gyors ugyfelszolgalat minoseg ar penzt vissza szamla fiok telefon valasz varok hete nap honap ket harom szoba
		reggeli meret szin ajanlom mukodik tonkrement`,
};
