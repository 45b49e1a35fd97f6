import { fold } from './fold.ts';

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/).map(fold));
}

/** Words that make what they close or hold an organization, a building, a work or an event. */
export const organizationWords = list(`
  inc incorporated ltd limited llc llp plc corp corporation co company companies group gmbh ag sa srl bv nv ab oy
  holdings partners associates bank university college school academy institute hospital clinic church cathedral
  museum library theatre theater arena stadium rink forum coliseum pavilion fieldhouse gardens garden center centre
  airport station hotel restaurant cafe bar pub club orchestra band choir association federation committee council
  commission department ministry agency bureau authority board office senate parliament congress court union party
  league conference division cup trophy award awards prize championship championships tournament playoffs olympics
  series festival foundation fund trust society network systems technologies technology solutions services software
  labs laboratories studios pictures records entertainment media press news times post journal gazette tribune herald
  magazine review radio television tv channel fm airlines airways motors industries international global worldwide
  enterprises consulting capital ventures investments insurance financial securities mortgage realty properties
  energy petroleum pharmaceuticals foods stores market mall plaza tower towers bridge river lake mountain mountains
  mount valley island islands bay beach ocean sea desert forest park national act treaty war battle revolution
  project program initiative plan protocol edition version app api hall house museum fc united hockey football
  baseball basketball soccer team nhl nba nfl mlb ahl game night cloud pro plus max premium suite fighter line
  maintenance management design data design logistics supply hardware electric electronics health healthcare care
  county city state province republic kingdom department dynasty empire`);

/** Streets and buildings: what they close is an address or a place, never a person. */
export const streetWords = list(`
  street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl square sq terrace ter parkway pkwy
  highway hwy route rte way trail trl circle cir crescent cres close row alley loop plaza walk wharf quay heights hill
  hills mews grove glen run view point ridge crossing junction expressway freeway turnpike pike pass path bend cove
  creek dale dam estate estates fields flat flats ford fork forks green grounds harbor haven hollow inlet keys knoll
  lakes landing lock locks manor meadow meadows mill mills motorway mountain neck oval overpass park parks parkways
  passage pine pines plain plains port prairie ramp ranch rapids rest shoal shore shores skyway spring springs spur
  spurs squares station stravenue stream streets summit throughway trace track tunnel underpass union unions vale
  valley via viaduct views village ville vista walks wall ways well wells rue calle via viale vicolo piazza corso
  strada plaza avenida rua courts points gardens parks summits turnpikes ranches manors squares roads lanes avenues drives bypass throughway stravenue travessa largo praca paseo camino carrer rambla ronda ulica ulice ul aleja al nabrezi
  namesti utca ut utja ter koz krt straat laan weg plein gracht kade dreef singel vej gade alle allé gata gatan
  vagen veg vei gate terrasse stigen grand torg katu tie kuja polku bulevardi puistotie strasse str platz allee damm
  ring ufer gasse chaussee chemin route quai cours impasse ulitsa prospekt caddesi sokak plads dok trg cesta pot av boul bd cad sok mah carrera jalan jln marg salai nagar chowk gali vihar colony layout enclave sector mall mount
  island isle causeway cliff cliffs corners canyon bluff bluffs orchard ridges rivers shoals villas`);

/** What streets of the United States also end in (USPS Publication 28): streets behind a house number. */
export const streetWordsAfterNumber = list(`
  annex anex arcade bayou beach bottom branch brook brooks burg burgs bypass camp canyon cape center centers centre
  circles club common commons corner course creek crest crossroad crossroads curve divide drive ext extension extensions
  fall falls ferry field forest forge forges fort garden gateway gln glens groves harbors haven highway islands isle
  junctions key lodge loaf mission motorway mountains mount orchard overpass parkways plaza port radial rapid river row
  rue shoal skyway speedway stravenue throughway trafficway trailer tunnel turnpike union unions valleys viaduct village
  villages walks well broadway bridge forks island islands light lights mall mill oval pines ridge shore spur square
  station terrace vista`);

/** Endings that make one word a street in Germanic, Nordic, Finnish and Hungarian spelling. */
export const streetEndings =
  /.{2}(?:stra(?:ss|ß)e|strasse|stasse|straat|laan|plein|gracht|kade|singel|dreef|weg|gasse|platz|allee|damm|ufer|gatan|gata|vagen|vegen|veien|vegur|gotu?|gade|gaten|vej|vangen|bakken|stien|stigen|braut|katu|tie|kuja|polku|raitti|puisto|tanya|utca|platsen|torget|plads|terrasse|lande|ring|str)$/;

/** Nationalities, languages, faiths, days, months, feasts: capitals that name nobody. */
export const adjectivesAndDays = list(`
  afghan african albanian algerian american andorran angolan arab arabic argentine argentinian armenian asian
  australian austrian azerbaijani bahamian bahraini bangladeshi barbadian basque belarusian belgian belizean bengali
  bolivian bosnian brazilian british briton bulgarian burmese cambodian cameroonian canadian catalan chilean chinese
  colombian congolese croatian cuban cypriot czech danish dane dutch dominican ecuadorian egyptian english
  eritrean estonian ethiopian european fijian filipino finnish finn flemish french gaelic gambian georgian german
  ghanaian greek grenadian guatemalan guinean guyanese haitian hebrew hindi hispanic honduran hungarian icelandic
  indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean
  kuwaiti kurdish laotian latin latino latvian lebanese liberian libyan lithuanian macedonian malagasy malawian
  malaysian maldivian malian maltese mandarin mexican moldovan mongolian montenegrin moroccan mozambican namibian
  nepalese nepali nigerian norwegian omani pakistani palestinian panamanian paraguayan persian peruvian polish pole
  portuguese qatari romanian russian rwandan samoan saudi scandinavian scottish scot senegalese serbian singaporean
  slavic slovak slovakian slovene slovenian somali spanish spaniard sudanese swede swedish swiss syrian taiwanese
  tajik tanzanian thai tibetan togolese tongan tunisian turkish turk turkmen ugandan ukrainian uruguayan uzbek
  venezuelan vietnamese welsh yemeni zambian zimbabwean
  catholic protestant orthodox christian muslim islamic jewish hindu buddhist sikh baptist methodist mormon
  january february march april may june july august september october november december jan feb mar apr jun jul aug
  sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri
  sat sun easter christmas thanksgiving halloween hanukkah ramadan diwali
  north south east west northern southern eastern western northeast northwest southeast southwest central
  english spanish french northeastern northwestern southeastern southwestern midwestern`);

/** Teams of the large North American leagues by their last word, and well-known brands. */
export const teamsAndBrands = list(`
  bruins sabres flames hurricanes blackhawks avalanche stars oilers panthers kings wild canadiens predators devils
  islanders rangers senators flyers penguins sharks kraken blues lightning leafs canucks knights capitals jets coyotes
  ducks mammoth maple golden red wings jackets blue yankees mets dodgers giants cubs sox braves phillies nationals
  astros mariners padres royals tigers twins orioles rays brewers cardinals pirates reds rockies diamondbacks athletics
  angels guardians marlins lakers celtics knicks nets bulls cavaliers pistons pacers bucks hawks hornets heat magic
  wizards nuggets timberwolves thunder blazers jazz warriors clippers suns mavericks rockets grizzlies pelicans spurs
  raptors sixers patriots bills dolphins steelers ravens browns bengals texans colts jaguars titans chiefs broncos
  raiders chargers cowboys eagles commanders redskins packers bears lions vikings falcons saints buccaneers rams
  seahawks niners
  google microsoft amazon apple facebook meta twitter instagram youtube netflix spotify uber lyft airbnb tesla ford
  toyota honda bmw mercedes nike adidas reebok puma coca pepsi starbucks walmart costco paypal visa mastercard amex
  ebay linkedin slack zoom github gitlab docker kubernetes linux windows android iphone ipad macbook chrome firefox
  safari excel powerpoint outlook gmail whatsapp telegram tiktok snapchat reddit pinterest dropbox salesforce oracle
  ibm intel nvidia samsung sony nintendo xbox playstation disney marvel hbo espn cnn bbc fox nbc cbs abc pbs reuters
  bloomberg forbes comprehend lambda dynamodb kinesis firehose sagemaker aws azure graphql typescript javascript
  python java react node postgres redis kafka ccm bauer warrior zamboni stanley ticketmaster sportsnet tsn rogers
  saturn jupiter mercury venus neptune uranus pluto mars earth
  ferrari lamborghini porsche audi volkswagen nissan mazda hyundai kia volvo chevrolet cadillac jeep chrysler dodge
  subaru renault peugeot fiat perl deno bun pino rust ruby scala nginx debian ubuntu fedora macintosh linksys netgear
  cisco dell lenovo asus acer canon nikon garmin fitbit sonos roku peloton zara ikea lidl aldi tesco sainsbury boots
  scotiabank fedex ups dhl usps verizon comcast att
  jira trello zendesk okta slack asana figma grafana prometheus terraform ansible jenkins heroku gitbucket bitbucket
  shopify stripe hubspot mailchimp intercom twilio datadog splunk webpack vite nextjs svelte angular django flask
  rails spring laravel wordpress drupal magento squarespace wix photoshop lightroom indesign blender unity unreal
  ryanair lufthansa easyjet emirates qantas finnair norwegian pfizer moderna novartis roche bayer merck sanofi
  astrazeneca gsk alzheimer parkinson
  kilimanjaro everest matterhorn himalaya himalayas alps andes sahara gobi kalahari nile danube rhine thames mekong
  ganges yangtze volga seine niagara yosemite yellowstone
  openai chatgpt copilot bitcoin ethereum doordash grubhub instacart venmo zelle klarna
  ozempic tylenol advil ibuprofen paracetamol aspirin
  corsi fenwick pdo wi fi ahl echl ohl whl qmjhl ushl iihf nhlpa`);

/** Words at the head of a sentence or in titles that also are names, too common to believe. */
export const neverAlone = list(`
  america africa asia europe oceania
  i a an the will may can mark bill grace hope faith joy rich art gene drew chase pat rob sue jack jean rose lily iris
  ivy dawn eve summer autumn june april august penny ruby pearl amber crystal page paige chip dale dean don ed frank
  grant guy hank harry jay jewel justice king lance lane major max miles nick norm ok pierce price queen ray red reed
  rich rusty sandy skip star sunny storm tab tag terry tiffany tim tom trip van wade ward ware young see so do go
  long love may man my no on one or our over say she sure than that they this to too us we well what when where which
  who why you your he her him his how if in is it its let me not now of at as be been but by for from had has have all
  am and any are ask back did down each even ever every gave get good great here just last like little made make many
  more most much must near need new next off old once only order out own part place please post put rain read right
  run said save send set ship short show since sir some soon state still stop such take team tell thanks thank then
  there these those two until up use very view want was way were while with yes yet best bet better both call came case
  check code come copy could date day days dear does done due end fact few find first five four free full game gold
  hand hard head help hi hello high home house hey idea job keep key kind land large late lead left less life line list
  live local low main mean mind miss money month move name note number open park past pay people per plan play point
  power press price real rest road room school season section seem side sign site small son song sound south start
  step stock store story street study table talk test text thing think third three thus time today top total town
  trade train tree true try turn type unit user value version view voice wait walk wall war watch water week white
  whole wife wind win word work world would write year zone black brown green gray grey blue field fish fox hall hill
  lake light moon moore north stone strong walker`);

/** Addressed like people, but nobody: "Dear Sir", "Hello Team", "Best regards, The Management". */
export const nobody = list(`
  the a an i you we they he she it this that these those there here who what when where why how which all everyone
  everybody anyone someone nobody people guys folks friend friends team support customer customers service services
  staff management office member members user users admin administrator moderator editor reader readers fan fans sir
  madam colleague colleagues valued hiring recruiter desk department info sales billing help accounts house council
  customer yes no not now then please thanks thank ok okay oh well so but and or if as for from with to in on at by of
  my your our their his her its me us them mine yours will can may must shall should would could do does did is are
  was were be been am has have had get got let go just also only even still yet again too very more most much many
  some any each every both either neither one two three four five six seven eight nine ten first second third last
  next new old good great best better happy sorry dear hello hi hey mom mum dad grandma grandpa boss coach doctor
  nurse teacher god lord jesus christ santa thx thnx pls plz omg lol btw hola yo hey ps kontoinhaber inhaber titular
  g'day gday titulaire nombre nom name aadhaar aadhar`);

/** Short forms that label a value or a role: capitals that name nobody. */
export const labels = list(`
  iban bic swift ssn sin nhs nino utr pan dob mrn vin cvv cvc cvn csc pin otp uid url uri isbn sku vat ein tin itin aba
  ach ceo cfo cto coo cmo cio svp evp hr qa rn lpn pto eta asap fyi faq tbd tba pdf mri ct ecg ekg icu nicu gp dni
  nif nie cif ohip phn ramq ssnit epic mgnrega nrega uidai hmrc irs dmv dvla nino api sdk json xml html css sql csv
  http https tcp udp dns vpn lan wan wifi ssid smtp imap ftp ssh tls ssl cpu gpu ram ssd usb hdmi led lcd gps sim sms
  mms gdp usd eur gbp cad aud inr chf jpy kyc aml atm usps ups dhl ref acct addr tel fax mob nr num qty
  firstname lastname fullname middlename givenname familyname surname forename attn subj msg err warn info debug thx thnx pls plz omg lol btw idk imo brb ttyl rofl smh nvm tia yo yep yeah nope
  hmm ugh wow ptal lgtm wip rip dm pm tl mbbs hola ciao bonjour hallo salut soy hello`);

/** What gatherings and efforts are called: "Charity Gala" invites, it is nobody. */
export const eventWords = list(`
  gala fair fest fete dinner lunch brunch breakfast ceremony summit workshop marathon fundraiser auction raffle picnic
  parade seminar webinar meetup hackathon expo concert tour drive campaign challenge party prom reunion wedding
  birthday anniversary training course class exam test survey agenda newsletter bulletin calendar`);

/** Common words that are read as names too: alone they need more than a capital. */
export function isAmbiguous(folded: string): boolean {
  return neverAlone.has(folded);
}
