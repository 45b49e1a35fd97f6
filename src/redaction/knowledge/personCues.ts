import { compileAtOnce } from '../compileAtOnce.ts';
import { isFiniteVerb } from './knowledge.ts';

/** Titles before a name; they belong to the person and not to the name (Comprehend's own rule). */
export const titles: ReadonlySet<string> = new Set(
  `mr mrs ms miss mx dr prof professor sir madam madame dame lord lady rev reverend father fr sister hon judge
   justice capt captain lt lieutenant sgt sergeant col colonel gen general maj major cmdr commander officer
   senator governor president mayor minister ambassador herr frau monsieur mme mlle senor senora señor señora
   sri shri smt deputy detective inspector constable trooper admiral bishop pastor rabbi imam linesman referee umpire
   sr sra signor signora signore dott ing hr pan pani coach deacon chaplain corporal sheriff superintendent`
    .trim()
    .split(/\s+/),
);

/** Small words inside and before family names. */
export const particles: ReadonlySet<string> = new Set(
  `van von der den de da dos das do del della di du la le el al bin ibn ben abu ter ten zu zur af av st san
   santa mac o d l y e binti bint wa ni 't vom ap des las los lo`
    .trim()
    .split(/\s+/),
);

/** Letters after a name. */
export const postNominals: ReadonlySet<string> = new Set(
  'jr sr ii iii iv md phd dds dvm esq cpa rn mba pe'.split(' '),
);

/** One piece of evidence right before or right after a run of name words. */
export interface Cue {
  readonly name: string;
  readonly weight: number;
}

interface WrittenCue extends Cue {
  /** Without groups that capture. */
  readonly pattern: RegExp;
}

/** Who somebody is to somebody, in the singular. */
const KIN =
  `wife husband spouse partner children twins parents grandchildren siblings guide hairdresser barber
   babysitter stylist electrician mother father mom mum dad sister brother son daughter kid child baby
   aunt uncle cousin nephew niece grandmother grandfather grandma grandpa girlfriend boyfriend fiance
   fiancee friend colleague coworker co-worker roommate neighbor neighbour boss manager supervisor
   assistant secretary teacher student doctor nurse dentist therapist lawyer attorney landlord tenant
   client patient customer passenger witness victim plaintiff defendant claimant respondent petitioner
   appellant deponent insured policyholder beneficiary borrower lender seller buyer purchaser resident
   donor trustee executor guardian spokesperson pastor nanny housekeeper technician mechanic plumber
   adjuster inspector officer detective deputy sergeant realtor broker recruiter intern counsel
   paralegal notary bride groom host hostess visitor subscriber member volunteer counselor counsellor
   tutor principal dean chef waiter waitress barista cashier clerk operator caller attendee speaker
   moderator panelist presenter organizer planner consultant contractor engineer architect accountant
   auditor surgeon physician gp midwife carer caregiver pilot steward stewardess suspect guest
   applicant candidate employee agent driver owner author singer songwriter actor actress producer
   director composer guitarist drummer writer artist editor reporter journalist photographer
   broadcaster commentator analyst goalie goaltender goalkeeper forward winger centerman centreman
   defenseman defenceman linesman referee skater captain coach trainer scout rookie veteran prospect
   zombie founder ceo cfo cto president chairman spokesman spokeswoman named nicknamed surnamed nee née`.split(
    /\s+/,
  );
const SPEECH =
  'says|said|adds|added|explains|explained|asks|asked|tells|told|writes|wrote|notes|noted|replied|replies|argues|argued|claims|claimed|insists|insisted|admits|admitted|recalls|recalled|jokes|joked|laughs|laughed|sighs|shouted|whispered|answered|commented|remarked|stated|states|announced|confirmed|warned|thinks|thought|believes|believed';

/** Before the run; `$` is the begin of the run. */
const before: readonly WrittenCue[] = [
  {
    name: 'said to be a name',
    pattern:
      /\b(?:(?:first|last|middle|full|maiden|family|given|sur|legal|nick|birth|account holder|cardholder|beneficiary|patient|customer|guest|applicant|player)[ -]?)?name(?:s|d)?(?:\s(?:on (?:the|my|your) \w{2,12}))?(?:['’]?s|\sis|\swas|\sare|:|\sof)?\W{0,4}(?:is |was |him |her |it |them |after )?["'“]?$/i,
    weight: 3,
  },
  {
    name: 'field of a person',
    pattern:
      /(?:^|[^\p{L}])(?:(?:first|last|middle|full|maiden|family|given|legal|patient|customer|client|guest|applicant|player|contact|owner|holder|employee|passenger|student|member|user|account[_-]?holder|card[_-]?holder)[_-]?)?(?:name|holder|owner|author|contact|customer|patient|employee|passenger|recipient|sender|surname|forename)["']?\s?[:=]\s?\\?["']?$/iu,
    weight: 2.6,
  },
  {
    name: 'speaker in angle brackets',
    pattern: /(?:^|\n)<$/,
    weight: 1.2,
  },
  {
    name: 'booked under',
    pattern:
      /\b(?:reserved|booked|booking|registered|filed|listed|reservation|table|room|appointment|seat|order)\b[^.!?\n]{0,24}\s(?:under|for)\s(?:the name (?:of )?)?$/i,
    weight: 1.7,
  },
  {
    name: 'rank before',
    pattern:
      /(?<![\p{L}\p{N}])(?:RN|LPN|NP|PC|DC|WPC|DS|Cst|Cpl|Ofc|Det|Pvt|EMT|Asst|Ensign|Pte|Insp)\.?\s$/u,
    weight: 1.7,
  },
  {
    name: 'what a label announces',
    pattern: /(?:^|\n|[.;|]\s)\p{Lu}[\p{L}/ ]{2,20}:\s$/u,
    weight: 0.6,
  },
  {
    name: 'number of a bed, a seat or a player',
    pattern:
      /(?:\b(?:bed|seat|room|berth|locker|stall|table|box|bag)\s\d{1,3}[:,]?\s|(?:^|[\n;,:(]\s?)#\s?\d{1,2}\s)$/i,
    weight: 0.9,
  },
  {
    name: 'coordinated with the speaker',
    pattern: /\b(?:I|me|you|us|him|her)\s(?:and|&)\s$/i,
    weight: 1.7,
  },
  {
    name: 'answered to',
    pattern:
      /(?:^|[.!?:\n]\s?)(?:(?:great|sure|perfect|alright|right|look|listen|well|so|and|but|thanks|good),|(?:ok|okay|yes|no|oh|sorry|please),?)\s$/i,
    weight: 1.1,
  },
  { name: 'last-name question', pattern: /\bname\?\s{0,2}(?:\w{2,10}:\s)?["'“]?$/i, weight: 3 },
  {
    name: 'answer to the name question',
    pattern: /\bname\b[^.?!\n]{0,30}\?\s{1,3}(?:\p{L}{2,14}:\s?)?["'“]?$/iu,
    weight: 3,
  },
  {
    name: 'greeting',
    pattern:
      /(?:^|[^\p{L}])(?:hi|hello|hey|dear|welcome|howdy|greetings|morning|goodbye|bye|good (?:morning|afternoon|evening)|congratulations|congrats|happy birthday|thanks|thx|ty|thank you|cheers|regards|sincerely|yours truly|best(?=,|\s*\n)|love|xoxo|xx|respectfully|faithfully|cordially|sorry|yo|hola|bonjour|hallo|ciao|salut|olá|wishes from|love from|regards from|greetings from|say (?:hi|hello) to),?(?: to)?\s{1,3}$/iu,
    weight: 2.2,
  },
  {
    name: 'praised or mourned',
    pattern:
      /(?:^|[^\p{L}])(?:rip|memory of|shout\s?outs? to|props to|kudos to|congrats to|congratulations to|proud of|luck to|prayers for|condolences to|credit to|(?:spoke|met|talked|meeting|call|lunch|dinner|chat) w\/)\s$/iu,
    weight: 2,
  },
  {
    name: 'sent to or from',
    pattern:
      /\b(?:package|parcel|delivery|letter|message|voicemail|call|gift|note|invoice|refund|seat|tickets?|order|prescription|referral|reservation|appointment|badge|visa)s? (?:for|from)\s$/i,
    weight: 1.4,
  },
  {
    name: 'beaten by',
    pattern:
      /\b(?:beats?|beating|defeats?|defeated|trips?|tripped|hits?|fought|pass(?:es)? (?:by|from|to)|goal (?:by|from)|assists? (?:by|from)|save by|shot by|penalty on|penalty to)\s$/i,
    weight: 1.2,
  },
  {
    name: 'presented by the speaker',
    pattern: /(?:\bthis is|\bit['’]?s|\bcalled|\bknown as|\baka|\bmeet)\s$/i,
    weight: 1.5,
  },
  {
    name: 'says who is speaking',
    pattern:
      /(?:\bI['’]?m|\bI am|\bmy name['’]?s?|\bcall me|\bnames? is|\bsoy|\bje m['’]appelle|\bme llamo|\bich bin|\bich heiße)\s$/i,
    weight: 2.2,
  },
  {
    name: 'verb of speech before',
    pattern: new RegExp(`["”,]\\s?(?:${SPEECH})\\s$`, 'i'),
    weight: 2.2,
  },
  {
    name: 'made by',
    pattern:
      /\b(?:by|starring|featuring|feat\.?|ft\.?|alongside|with|directed by|written by|sung by|assistant to|behalf of|signed|attn:?|attention:?|cc:?|via|c\/o|against|versus|vs\.?|versus)\s$/i,
    weight: 1.1,
  },
  {
    name: 'credited with a work',
    pattern:
      /\b(?:starring|directed by|written by|sung by|produced by|played by|portrayed by|composed by|performed by|arranged by|hosted by|narrated by|painted by|edited by|reported by|interviewed by|coached by|assistant to|behalf of|follow up with|speak with|speak to|spoke with|talk to|talked to|tell|told)\s$/i,
    weight: 2.2,
  },
  {
    name: 'object of a verb between people',
    pattern:
      /\b(?:meet|met|meeting|contact|contacted|email|emailed|interview|interviewed|hired|fired|blame|blamed|introduce|introduced|sued|thanks to|described|describe|called|replaced|saw|identified|identify|visited|accused|named|pick|picked|picking|drop|dropped|dropping|drove|drive|brought)\s$/i,
    weight: 1.2,
  },
  {
    name: 'spoken to',
    pattern:
      /\b(?:ask|asked|asking|asks|invite|invited|marry|married|remind|reminded|thank|thanked|congratulate|hug|hugged|kissed|arrested|assigned to|escalated (?:by|to)|loop(?:ing|ed)? in|copied in|cc['’]?(?:ing|ed)?|reports? to|transferred to|referred by|referred to|married to|engaged to|divorced from|granted (?:by|to)|described?|known|ask(?:ed|ing)? for|ring|rang|tell (?:her|him|them|everyone)(?: that)?|spoke w\/|handed (?:over |off )?to|signed by|seen by|cleared by|reviewed by|dictated by|prepared by|witnessed by|approved by|completed by|checked by|verified by|interviewed by|treated by|examined by)\s$/i,
    weight: 1.7,
  },
  {
    name: 'object of a dealing between people',
    pattern:
      /\b(?:tell|told|ask|asked|ask for|meet|met|saw|see|contact|contacted|email|emailed|e-mail|phone|phoned|call|called|text|texted|message|messaged|invite|invited|marry|married|love|hate|miss|know|knew|thank|thanked|remind|interviewed|interview|help|hired|hire|fired|fire|follow up with|speak (?:to|with)|spoke (?:to|with)|talk (?:to|with)|talked (?:to|with)|replace|replaced|blame|blamed|sued?|visit|visited|assigned to|belongs to|addressed to|from|to|for|of|about|between|and|or|like|than|,)\s$/i,
    weight: 0.5,
  },
  {
    name: 'spoken with',
    pattern: /\b(?:talk(?:ing|ed|s)?|speak(?:ing|s)?|spoke|chatt?(?:ing|ed)?) (?:to|with)\s$/i,
    weight: 0.9,
  },
  {
    name: 'subject of a question',
    pattern:
      /\b(?:why|how|when|where|what|who|which)(?:\s(?:is|was|did|does|do|has|had|can|could|would|will|should|are|were)|['’]s)\s$/i,
    weight: 1.7,
  },
  {
    name: 'subject of a question',
    pattern: /(?:^|[.?!]\s)(?:is|was|did|does|has|had|can|could|would|should)\s$/i,
    weight: 1,
  },
  {
    name: 'that clause',
    pattern: /\b(?:that|because|though|although|if|when|while|where|since|before|after)\s$/i,
    weight: 0.2,
  },
  {
    name: 'form field before',
    pattern:
      /\b(?:user|customer|client|patient|guest|agent|employee|contact|recipient|sender|from|to|attn|passenger|holder|player|caller|author|signed|member|applicant|bearer|visitor|reporter|owner|payee|payer|beneficiary|insured|tenant|buyer|seller|present|excused|absent|apologies|regrets|attendees|participants|minutes by|scribe|judge|counsel|guests?|attending|prescriber|landlord|lessee|lessor|billing address|shipping address|delivery address)(?:\s?:\s{1,10}|\s[-–]\s)$/i,
    weight: 2,
  },
  {
    name: 'article before',
    pattern: /\b(?:the|a|an|this|these|those|every|each|any|some|no|our)\s$/i,
    weight: -2.2,
  },
  {
    name: 'owned by the reader',
    pattern:
      /\b(?:your|the (?:best|new|old|latest|first|same|only|last|next)|a (?:new|used|free|great|good|broken))\s$/i,
    weight: -1.5,
  },
  {
    name: 'place preposition before',
    pattern:
      /\b(?:in|at|near|into|onto|inside|outside|across|towards?|visit(?:ed)?|throughout|via|on|downtown|around)\s$/i,
    weight: -1.3,
  },
  {
    name: 'used, bought or taken',
    pattern:
      /\b(?:us(?:e|es|ed|ing)|install(?:s|ed|ing)?|deploy(?:s|ed)? (?:on|to|with)|run(?:s|ning)? on|built (?:with|on)|written in|powered by|log(?:ged)? in (?:with|to|via)|sign(?:ed)? in (?:with|to|via)|download(?:s|ed)?|(?:upgraded?|migrated?|moved|switch(?:ed)?) (?:to|from)|export(?:ed)? (?:to|from)|the code with|open(?:ed)? in|prescribed|tak(?:e|es|ing)|took|dose of|mg of|start(?:ed)? on|deliver(?:ed|y) (?:with|by)|shipp(?:ed|ing) (?:with|by)|paid (?:with|by)|pay (?:with|by))\s$/i,
    weight: -1.2,
  },
  {
    name: 'name of a thing asked',
    pattern:
      /\b(?:wi-?fi|file|host|domain|team|company|product|brand|project|branch|event|school|table|server|device|network|app|course|street|venue|arena)[ -_]?(?:name|title)["']?\s?(?::|=|is|was)\s?["']?$/i,
    weight: -2.5,
  },
  {
    name: 'work preposition before',
    pattern:
      /\b(?:work(?:s|ed|ing)? (?:for|at|with)|employed by|ceo of|founder of|president of|made by|acquired by|owned by|powered by|sponsored by|insured (?:by|with)|insurer is|made out to|billed to|employer:?)\s$/i,
    weight: -1.8,
  },
];

/** After the run; `^` is the end of the run. */
const after: readonly WrittenCue[] = [
  {
    name: 'mail address after',
    pattern: /^["”']?\s?[<([](?:mailto:)?[\p{L}\p{N}._%+-]{1,64}@/u,
    weight: 2.4,
  },
  {
    name: 'mail address in the next cell',
    pattern: /^["”']?\s?[,;|\t/]\s?["“']?[\p{L}\p{N}._%+-]{1,64}@/u,
    weight: 1.7,
  },
  {
    name: 'phone number after',
    pattern:
      /^["”']?\s{0,2}[-–,;/(:|\t]\s{0,2}["“']?(?:(?:tel|phone|mobile|cell|ph|t|m)[.:]{0,2}\s?)?[+(]?\d[\d\s().-]{7,18}(?!\p{L})/iu,
    weight: 1,
  },
  {
    name: 'speaker of a chat line',
    pattern: /^:\s\p{Ll}{1,14}[\s,!?.'’]/u,
    weight: 1.4,
  },
  {
    name: 'speaker in angle brackets',
    pattern: /^>\s\p{L}/u,
    weight: 0.9,
  },
  {
    name: 'salutation',
    pattern: /^,[ \t]{0,2}\n/,
    weight: 1.7,
  },
  {
    name: 'spoken to',
    pattern:
      /^(?:,\s|\s(?=if you|it['’]s me|thanks))(?:if you|it['’]s me|can|could|will|would|please|did|do|are|where|what|when|how|thanks|thank|i|we|you|let|just|and your|don['’]?t)\b/i,
    weight: 0.9,
  },
  {
    name: 'where staff stands',
    pattern:
      /^\s(?:at|from|in|behind) (?:the )?(?:front desk|counter|desk|reception|office|store|shop|bar|register|pharmacy|gate|door|accounting|finance|legal|marketing|sales|billing|support|hr|human resources|payroll|it|engineering|security)\b/i,
    weight: 1.6,
  },
  {
    name: 'what players do after',
    pattern:
      /^\s(?:\((?:upper|lower)[- ]body\)|(?:beats?|wins?|won|loses?|lost|scores?|scored|shoots?|shot|passes|passed|skates?|skated|drops?|dropped|fights?|fought|blocks?|blocked|saves?|saved|stops?|stopped|trips?|tripped|hits?|checks?|checked|tips?|tipped|centers?|dangles?|dekes?|will (?:dress|start|play|sit)|has been)\b)/i,
    weight: 1.2,
  },
  {
    name: 'a family',
    pattern:
      /^(?:['’]s)?\s(?:party (?:of|for)|family|household|residence|brothers|sisters|siblings|kids|twins)\b/i,
    weight: 2,
  },
  {
    name: 'penalty of a player',
    pattern:
      /^,\s(?:slashing|tripping|hooking|roughing|interference|high[- ]sticking|boarding|cross[- ]checking|holding|fighting|charging|elbowing|kneeing|spearing|delay of game|unsportsmanlike|misconduct)\b/i,
    weight: 1.5,
  },
  {
    name: 'figures of a player',
    pattern: /^\s(?:\d{1,2}[-–]\d{1,2}(?=[,.;\n]|$)|\d{1,2}\.\d\s?%|\(\d{1,2}\)(?=[,.;\n]|$)|\$\d)/,
    weight: 0.8,
  },
  {
    name: 'time of day after',
    pattern: /^\s\d{1,2}(?::[0-5]\d)?\s?[ap]\.?m\b/i,
    weight: 0.5,
  },
  {
    name: 'compared',
    pattern: /^\s(?:[<>]|vs\.?|over|against|versus)\s\p{Lu}/u,
    weight: 0.8,
  },
  {
    name: 'coordinated with the speaker',
    pattern: /^\s(?:and|&)\s(?:I|me|my|his|her|their|our)\b/,
    weight: 1.7,
  },
  {
    name: 'who is on the line',
    pattern: /^\s(?:here|speaking)\b/i,
    weight: 1.7,
  },
  {
    name: 'asked to do something',
    pattern:
      /^\s(?:sit|come|go|get|have|know|call|join|bring|finish|ever|really|still|want|like|need|say|help|make|take|use|send|talk|meet|play|stay|leave|pay|drive|fly|see|up (?:from|at|on)|off (?:at|from)|home|along)\b/i,
    weight: 0.8,
  },
  {
    name: 'state of a person',
    pattern:
      /^\s(?:just turned|turned \d{1,3}|turns \d{1,3}|is (?:my|our|his|her|your|sick|ill|pregnant|away|out|late|asleep|on (?:pto|call|vacation|holiday|leave|the phone)|out of office)|was (?:my|our|his|her|sick|hurt|injured|late|drunk|angry|upset)|gets? sick|got (?:sick|hurt|married|divorced|fired|hired|promoted)|has (?:a fever|a cold|diabetes|cancer|to repeat)|passed away|broke up|split up|eloped|fell ill|cried|laughed|smiled|sobbed|slept|forgot|lost (?:his|her|their)|broke (?:his|her|their)|hurt (?:his|her|their))\b/i,
    weight: 1.7,
  },
  {
    name: 'what only people do after',
    pattern:
      /^\s(?:lives?|lived|resides?|resided|spent (?:a|an|the|his|her|two|three|some|\d{1,2}) (?:year|month|week|day|summer|winter|life|career)s?|died|was born|is married|married|grew up|is retired|retired from|got married|passed away|is \d{1,3} years|is a \d{1,3}|whose (?:wife|husband|mother|father)|had (?:worked|lived|gone|come|left|moved|told|called|said|met|seen|known|married|retired|died|been (?:married|hired|fired|arrested))|worked (?:as|for|at)|was (?:arrested|charged|convicted|hospitalized|hired|fired|promoted)|testified|resigned|confessed|pleaded|is survived by|den(?:ies|ied) (?:\w{1,12} )?(?:liability|that|having|any|it|the)|failed to|refused to|agreed to|pleaded|appeared before)\b/i,
    weight: 1,
  },
  {
    name: 'verb of speech after',
    pattern: new RegExp(`^,?\\s(?:has |had |also )?(?:${SPEECH})\\b`, 'i'),
    weight: 1.6,
  },
  {
    name: 'verb of people after',
    pattern:
      /^\s(?:lives?|lived|resides?|works?|worked|spent|listed|called|phoned|emailed|wrote|asks|wants?|wanted|needs|needed|likes?|liked|loves?|loved|hates?|feels?|felt|died|was born|married|divorced|got|went|came|moved|grew up|graduated|studied|teaches|taught|retired|joined|left|signed|bought|paid|ordered|complained|reported|requested|arrived|flew|drove|visited|met|knows?|knew|hopes?|is (?:a|an|the|my|our|so|very|not|also|always|being)|was (?:a|an|the|my|our|so|very|not|also|always)|has (?:been|a)|had|did|does|would|will be|can be|should|and (?:his|her|their|I|my)|who)\b/i,
    weight: 0.9,
  },
  {
    name: 'owner of personal things',
    pattern:
      /^\\?['’]s\s(?:new |old |home |work |mobile |cell |e-?mail |bank |last |first |full |maiden )?(?:address|phone|number|email|name|birthday|passport|wife|husband|partner|mother|father|mom|mum|dad|son|daughter|sister|brother|parents|family|kids|children|friends|friend|boss|house|apartment|wallet|message|text|reply|e-?mail|question|opinion|idea|hair|eyes|face|head|hand|hands|arm|arms|leg|legs|knee|knees|back|shoulder|ankle|heart|voice|car|bike|dog|cat|desk|laptop|bag|coat|shoes|room|place|job|death|funeral|wedding|birth|age|health|illness|surgery|diagnosis|symptoms|grades|homework|teacher|classmates|resume|cv|manager|team lead|salary|pr|shift|account|order|ticket|badge|locker|seat|stick|injury|counsel|attorney|statement|claim|policy|testimony|contract|salary|doctor|lawyer|flight|reservation|appointment|signature)\b/i,
    weight: 1.4,
  },
  {
    name: 'called after somebody',
    pattern:
      /^['’]s(?:\s(?:and|or|is|are|disease|syndrome|law|theorem|effect|rule|chorea|palsy)\b)/i,
    weight: -1.2,
  },
  { name: 'possessive', pattern: /^['’]s\s(?:\p{Ll})/u, weight: 0.8 },
  {
    name: 'apposition',
    pattern: /^,\s(?:the|a|an|our|my|his|her|who|whose|aged?|\d{1,3})\b/i,
    weight: 0.9,
  },
  { name: 'speaker of a line', pattern: /^:\s{0,2}[\\"“'‘]/, weight: 2.6 },
  {
    name: 'post-nominal',
    pattern: /^,?\s(?:Jr|Sr|III?|IV|MD|M\.D|PhD|Ph\.D|DDS|Esq|CPA|RN)\b\.?/,
    weight: 1.5,
  },
  {
    name: 'amount or version after',
    pattern:
      /^(?:,?\s(?:doses?|dosage|tablets?|pills?|capsules?|injections?|\d{1,3} (?:tablets?|pills?|capsules?))\b|\s(?:\d+(?:[.,]\d+)?\s?(?:mg|mcg|ml|g|kg|gb|mb|tb|ghz|hz|mm|cm|inch|ft)\b|v?\d+\.\d+(?:\.\d+)?\b(?!%)))/i,
    weight: -1.5,
  },
  { name: 'age in brackets', pattern: /^\s\((?:age |aged )?\d{1,3}\)/i, weight: 1 },
  { name: 'from somewhere', pattern: /^\s(?:from|of)\s(?:the\s)?\p{Lu}/u, weight: 0.5 },
  {
    name: 'said to be a thing',
    pattern:
      /^\s(?:is|was|are) (?:an?|the|our)\s(?:(?:19|20)\d\d\s|[\p{L}-]{1,20}\s){0,4}?(?:film|movie|album|song|novel|book|series|show|company|firm|start-?up|town|city|village|river|island|country|brand|product|tool|app|platform|software|library|language|framework|drug|medicine|dish|drink|car|service|website|plugin|protocol|team|club|arena|breed|plant|species|disease)s?\b/iu,
    weight: -1.6,
  },
  {
    name: 'company after',
    pattern:
      /^(?:,? (?:Inc|LLC|Ltd|Corp|GmbH|Co)\b|\s&\s(?:Co|Sons?|Daughters|Bros|Brothers|Partners|Associates|Company)\b|\.com|\.io|®|™)/i,
    weight: -3,
  },
];

const kin: ReadonlySet<string> = new Set(KIN);
const KIN_FORM =
  /(?<=(?<![\p{L}\p{N}])(\p{L}[\p{L}-]{1,14}?)s?[,:]?(?:\s(?:and|is|was))?\s["'“]?)/uy;

/** "my sister ", "patient: ", "the witness was ": a word list is asked faster than a pattern. */
function kinStands(text: string, at: number): boolean {
  KIN_FORM.lastIndex = at;
  const word = KIN_FORM.exec(text)?.[1]?.toLowerCase();
  return word !== undefined && kin.has(word);
}

const KIN_IN_BRACKETS = /\s\((?:his |her |my |the |their )?(\p{L}{3,14})[),;]/uy;

/** "Anna (sister)", "Anna (photographer)": who somebody is, in brackets behind. */
function kinFollows(text: string, at: number): boolean {
  KIN_IN_BRACKETS.lastIndex = at;
  const word = KIN_IN_BRACKETS.exec(text)?.[1]?.toLowerCase();
  return word !== undefined && kin.has(word);
}

/** The cues of a list whose pattern stands at a place of a text. */
type Standing = (text: string, at: number) => Cue[];

/**
 * Asks a list of cues at once: one pattern with a group for each cue that is filled where the cue
 * stands. The engine compiles one long pattern sooner than many short ones, and asks it sooner.
 *
 * @param group - makes of the source of a cue an assertion that holds a group or holds anyway
 */
function askedAtOnce(cues: readonly WrittenCue[], group: (source: string) => string): Standing {
  const flags = [...new Set(cues.map(({ pattern }) => pattern.flags))];
  const questions = flags.map((flag) => {
    const same = cues.filter(({ pattern }) => pattern.flags === flag);
    const sources = same.map(({ pattern }) => group(pattern.source));
    return { cues: same, source: sources.join(''), flags: `${flag}y` };
  });
  let compiled: { readonly cues: readonly WrittenCue[]; readonly pattern: RegExp }[] | undefined;
  return (text, at) => {
    compiled ??= questions.map((question) => ({
      cues: question.cues,
      pattern: compileAtOnce(new RegExp(question.source, question.flags)),
    }));
    const standing: WrittenCue[] = [];
    for (const question of compiled) {
      question.pattern.lastIndex = at;
      const groups = question.pattern.exec(text)!;
      for (let i = 1; i < groups.length; i++)
        if (groups[i] !== undefined) standing.push(question.cues[i - 1]!);
    }
    return standing.length > 1 ? cues.filter((cue) => standing.includes(cue)) : standing;
  };
}

const kinCue: Cue = { name: 'kin or role before', weight: 1.9 };
const standingBefore = askedAtOnce(before, (source) => `(?<=(${source.replace(/\$$/, '')})|)`);
const standingAfter = askedAtOnce(after, (source) => `(?=(${source.replace(/^\^/, '')})|)`);

/** Cues that stand before a run that begins at `at`. */
export function cuesBefore(text: string, at: number): readonly Cue[] {
  const standing = standingBefore(text, at);
  if (kinStands(text, at)) standing.push(kinCue);
  return standing;
}

const VERB_FORM =
  /\s(?:(?:also|always|never|just|still|only|once|often|really|even|then|now|already|probably|definitely|finally|usually|later|soon|quickly|clearly)\s)?(?<verb>\p{Ll}{2,14}|\p{Lu}{2,14})(?:n?['’]t)?(?![\p{L}\p{N}'’-])/uy;

/** "Tremblay drives", "Anna never forgets": what stands after is the subject's verb. */
function verbStands(text: string, at: number): boolean {
  VERB_FORM.lastIndex = at;
  const verb = VERB_FORM.exec(text)?.groups?.verb;
  return verb !== undefined && isFiniteVerb(verb.toLowerCase());
}

const kinBehindCue: Cue = { name: 'kin or role in brackets', weight: 2 };
const verbCue: Cue = { name: 'subject of a verb', weight: 0.8 };

/** Cues that stand after a run that ends at `at`. */
export function cuesAfter(text: string, at: number): readonly Cue[] {
  const standing = standingAfter(text, at);
  // A verb that says more than that it is one counts once.
  if (kinFollows(text, at)) standing.push(kinBehindCue);
  const known = standing.some(({ weight }) => weight >= verbCue.weight);
  if (!known && verbStands(text, at)) standing.push(verbCue);
  return standing;
}
