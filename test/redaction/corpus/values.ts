import type { Faker } from '@faker-js/faker';
import {
  fakerCS_CZ,
  fakerDE,
  fakerDE_CH,
  fakerEN_AU,
  fakerEN_CA,
  fakerEN_GB,
  fakerEN_IN,
  fakerEN_NG,
  fakerEN_US,
  fakerES,
  fakerES_MX,
  fakerFI,
  fakerFR,
  fakerHR,
  fakerIT,
  fakerNL,
  fakerPL,
  fakerPT_BR,
  fakerSV,
  fakerTR,
  fakerYO_NG,
} from '@faker-js/faker';
import type { PiiType } from '../../../src/redaction/piiType.ts';
import type { Chance } from './worldValues.ts';
import { worldAddress, worldFamily, worldGiven, worldName } from './worldValues.ts';

/** A text that stands for a slot of a template; without a type it is nobody's. */
export interface Value {
  readonly text: string;
  readonly type?: PiiType;
}

/** Locales of people's names, those of English-speaking countries more often. */
const LOCALES: readonly Faker[] = [
  fakerEN_US,
  fakerEN_US,
  fakerEN_US,
  fakerEN_GB,
  fakerEN_CA,
  fakerEN_AU,
  fakerEN_IN,
  fakerEN_IN,
  fakerEN_NG,
  fakerYO_NG,
  fakerDE,
  fakerDE_CH,
  fakerFR,
  fakerES,
  fakerES_MX,
  fakerIT,
  fakerNL,
  fakerPL,
  fakerPT_BR,
  fakerSV,
  fakerFI,
  fakerCS_CZ,
  fakerHR,
  fakerTR,
];

/** Families and given names that the packages of names mostly lack, so that finding them is no memory. */
const UNLISTED_GIVEN =
  `Aoibheann Bhavesh Caoilfhionn Dhruvika Eilidh Folasade Gethin Hyacinthe Ishwari Jaspreet Kwabena Lakshmikanth
   Mbali Ngozi Oisín Padraig Quynh Roisín Sunniva Tinashe Uchenna Vasiliki Wanjiru Xiadani Yevheniia Zsófia Þorsteinn
   Anvith Baraka Chukwudi Dilnoza Emre-Can Farrukh Gulnara Hjalmar Iñaki Jorunn Keoni Liesbeth Makoa Nadzeya Ottoline
   Pranjal Rukhsana Shreyansh Tadhg Ulrikke Vhairi Wambui Yaretzi Zainabu Anh-Thu Bogumił Ciarán Đặng Eoghan Siôn`
    .trim()
    .split(/\s+/);
const UNLISTED_FAMILY =
  `Adebowale-Price Bhattacharjee Czerniakowska Dhillonpreet Eyjólfsdóttir Fitzwarren Gwynedd-Hall Hettiarachchi
   Iyamabo Jägerfeldt Kipruto Lloyd-Prytherch Mukhopadhyay Ndlovukazi O'Shaughnessy Przybyszewski Quispehuanca
   Raghunathan Szczepaniak Tchouaméni Uwimana Vanderslooten Wickramasinghe Xhaferaj Yarmolenkova Zubizarretagoitia
   Abubakarov Brzęczyszkiewicz Chakravarthy Diarrassouba Engebrethsen Featherstonehaugh Gudmundsdottir Hrubešová
   Ivanauskas Juodvalkis Karunathilaka Llanfair Mac-Giolla Nwachukwuma Oyarzabalena Phommasack Rautiainenko Thorvaldssen
   Ueberroth-Klein Villavicenciosa Wojtkowiakova D'Amboise-Ricci McGillicuddy Al-Mansouri Ben-Haddou Saint-Exuperie`
    .trim()
    .split(/\s+/);

/** Real towns, since people write of real towns. */
const TOWNS_US =
  `Springfield,IL,627 Boise,ID,837 Tulsa,OK,741 Des Moines,IA,503 Santa Fe,NM,875 Baton Rouge,LA,708 Spokane,WA,992
   Chattanooga,TN,374 El Paso,TX,799 Fort Wayne,IN,468 Sioux Falls,SD,571 Burlington,VT,054 Duluth,MN,558 Flagstaff,AZ,860
   Missoula,MT,598 New Haven,CT,065 Ann Arbor,MI,481 Coral Gables,FL,331 Walla Walla,WA,993 Bangor,ME,044 Reno,NV,895
   West Palm Beach,FL,334 Terre Haute,IN,478 Winston-Salem,NC,271 Truth or Consequences,NM,879`
    .trim()
    .split(/(?<=\d{3})\s+/)
    .map((row) => row.split(',') as [string, string, string]);
const TOWNS_GB =
  'Leeds,LS Norwich,NR Kingston upon Hull,HU Stoke-on-Trent,ST Aberystwyth,SY Kirkcaldy,KY Plymouth,PL Newcastle upon Tyne,NE Bury St Edmunds,IP London,SW'
    .split(/(?<=,[A-Z]{2})\s/)
    .map((row) => row.split(',') as [string, string]);
const TOWNS_CA =
  'Moncton,NB,E1 Thunder Bay,ON,P7 Trois-Rivières,QC,G9 Medicine Hat,AB,T1 Kamloops,BC,V2 Moose Jaw,SK,S6 St. John’s,NL,A1 Halifax,NS,B3'
    .split(/(?<=[A-Z]\d)\s/)
    .map((row) => row.split(',') as [string, string, string]);
const TOWNS_AU =
  'Wagga Wagga,NSW,26 Ballarat,VIC,33 Toowoomba,QLD,43 Mount Gambier,SA,52 Bunbury,WA,62 Launceston,TAS,72'
    .split(/(?<=\d\d)\s/)
    .map((row) => row.split(',') as [string, string, string]);
const TOWNS_IN =
  'Pune,Maharashtra,411 Coimbatore,Tamil Nadu,641 Jaipur,Rajasthan,302 Bengaluru,Karnataka,560 Kochi,Kerala,682 Noida,Uttar Pradesh,201'
    .split(/(?<=\d{3})\s/)
    .map((row) => row.split(',') as [string, string, string]);
const TOWNS_DE = 'Augsburg Göttingen Halle (Saale) Mönchengladbach Ulm Kiel Bad Homburg'.split(
  /\s(?=[A-Z])/,
);
const TOWNS_FR = 'Lyon Nantes Clermont-Ferrand Aix-en-Provence Le Havre Saint-Étienne Dijon'.split(
  /\s(?=[A-KM-Z]|Le\s|Ly)/,
);
const CITIES =
  'Springfield,Leeds,Toronto,Pune,Munich,Lyon,Boise,Melbourne,Nairobi,Glasgow,Kraków,Santa Fe,Lisbon,Osaka'.split(
    ',',
  );
const STREETS_IN =
  'MG Road,Linking Road,Park Street,Anna Salai,Brigade Road,Sardar Patel Marg,Ring Road'.split(',');
const AREAS_IN = 'Koregaon Park,Indiranagar,Bandra West,Salt Lake,Anna Nagar,Sector 14'.split(',');
const STREETS_DE =
  'Lindenallee,Hauptstraße,Goethestr.,Am Alten Markt,Bergmannstraße,Kirchweg,Zur Mühle,Schillerplatz'.split(
    ',',
  );
const STREETS_FR =
  "rue de la République,avenue Victor Hugo,boulevard Saint-Michel,rue des Écoles,place d'Armes,allée des Tilleuls,chemin du Moulin".split(
    ',',
  );
const STREETS_GB =
  'High Street,Church Lane,Station Road,Victoria Terrace,The Crescent,Mill Close,Albert Mews,Queensway,Copthorne Drive'.split(
    ',',
  );
const COMPANIES =
  'Northwind Traders,Contoso Ltd,Acme Corp,Blue Harbor Insurance,Globex,First Prairie Bank,Meridian Health Clinic,Brightline Logistics,Summit Realty Group,Oakridge University,Stark Industries,Initech'.split(
    ',',
  );
const PRODUCTS =
  'Model X200,Galaxy Tab,ThinkPad,Surface Pro,AirPods,Office 365,PlayStation 5,Roomba,Premium Plan,QuickBooks,Excel'.split(
    ',',
  );
const DRUGS = 'Lisinopril,Metformin,Atorvastatin,Amoxicillin,Ventolin,Humira,Tylenol'.split(',');
const TEAMS =
  'Boston Bruins,Toronto Maple Leafs,Colorado Avalanche,Detroit Red Wings,Vegas Golden Knights,Edmonton Oilers,Minnesota Wild'.split(
    ',',
  );
const ARENAS =
  'Madison Square Garden,Scotiabank Arena,Rogers Place,Little Caesars Arena,TD Garden,Ball Arena'.split(
    ',',
  );
const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** Makes values for the slots of templates; the same seed makes the same ones. */
export class Values {
  readonly #random: () => number;

  constructor(random: () => number, seed: number) {
    this.#random = random;
    for (const faker of new Set(LOCALES)) faker.seed(seed);
  }

  /** The value of a slot: `name`, `address`, `phone`, … */
  of(slot: string): Value {
    const maker = this.#makers[slot];
    if (!maker) throw new Error(`unknown slot {${slot}}`);
    return maker();
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]!;
  }
  #int(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }
  #digits(n: number): string {
    return Array.from({ length: n }, () => this.#int(0, 9)).join('');
  }
  #letters(n: number, from = 'ABCDEFGHJKLMNPRSTUVWXYZ'): string {
    return Array.from({ length: n }, () => from[this.#int(0, from.length - 1)]).join('');
  }
  #chance(share: number): boolean {
    return this.#random() < share;
  }

  readonly #chances: Chance = {
    pick: (list) => this.#pick(list),
    int: (from, to) => this.#int(from, to),
    digits: (n) => this.#digits(n),
    letters: (n, from) => this.#letters(n, from),
  };

  #given(): string {
    if (this.#chance(0.2)) return this.#pick(UNLISTED_GIVEN);
    const name = this.#pick(LOCALES).person.firstName();
    return this.#chance(0.06) ? `${name}-${this.#pick(LOCALES).person.firstName()}` : name;
  }
  #family(): string {
    if (this.#chance(0.25)) return this.#pick(UNLISTED_FAMILY);
    const name = this.#pick(LOCALES).person.lastName();
    if (this.#chance(0.04))
      return `${this.#pick(['van der', 'de la', 'von', 'di', 'bin'])} ${name}`;
    return this.#chance(0.04) ? `${name}-${this.#pick(LOCALES).person.lastName()}` : name;
  }
  #whole(): string {
    if (this.#chance(0.12)) return `${this.#given()} ${this.#letters(1)}. ${this.#family()}`;
    if (this.#chance(0.05)) return `${this.#given()} ${this.#given()} ${this.#family()}`;
    return `${this.#given()} ${this.#family()}`;
  }

  #street(): string {
    const us = fakerEN_US.location.street();
    return this.#chance(0.25) ? `${this.#pick(['N', 'S.', 'West', 'E'])} ${us}` : us;
  }
  #addressLines(): readonly string[] {
    const unit = this.#pick([
      '',
      '',
      '',
      `Apt ${this.#int(1, 40)}`,
      `Suite ${this.#int(100, 900)}`,
      `#${this.#int(1, 30)}B`,
    ]);
    const n = this.#int(1, 9999);
    switch (this.#int(0, 9)) {
      case 0: {
        const [town, code] = this.#pick(TOWNS_GB);
        const flat = this.#chance(0.3) ? [`Flat ${this.#int(1, 20)}`] : [];
        return [
          ...flat,
          `${this.#int(1, 180)} ${this.#pick(STREETS_GB)}`,
          town,
          `${code}${this.#int(1, 20)} ${this.#int(1, 9)}${this.#letters(2)}`,
        ];
      }
      case 1: {
        const [town, province, code] = this.#pick(TOWNS_CA);
        return [
          `${n} ${this.#street()}`,
          `${town}, ${province} ${code}${this.#letters(1, 'ABCEGHJKLM')} ${this.#int(1, 9)}${this.#letters(1, 'ABCEGHJKLM')}${this.#int(1, 9)}`,
        ];
      }
      case 2: {
        const [town, state, code] = this.#pick(TOWNS_AU);
        return [
          `${this.#chance(0.4) ? `${this.#int(1, 20)}/` : ''}${this.#int(1, 300)} ${this.#pick(['Collins Street', 'Wattle Grove', 'Pacific Hwy', 'Banksia Cres', 'Bourke St'])}`,
          `${town} ${state} ${code}${this.#digits(2)}`,
        ];
      }
      case 3: {
        const [town, state, code] = this.#pick(TOWNS_IN);
        return [
          `${this.#pick(['Flat No. ', 'Plot ', 'H.No. ', 'Door No. ', ''])}${this.#int(1, 400)}${this.#chance(0.3) ? `/${this.#int(1, 20)}` : ''}, ${this.#pick(STREETS_IN)}, ${this.#pick(AREAS_IN)}`,
          `${town}${this.#chance(0.5) ? `, ${state}` : ''} ${this.#chance(0.3) ? '- ' : ''}${code}${this.#digits(3)}`,
        ];
      }
      case 4:
        return [
          `${this.#pick(STREETS_DE)} ${this.#int(1, 150)}${this.#chance(0.2) ? 'a' : ''}`,
          `${this.#int(1, 9)}${this.#digits(4)} ${this.#pick(TOWNS_DE)}`,
        ];
      case 5:
        return [
          `${this.#int(1, 150)}${this.#chance(0.3) ? ' bis' : ''}${this.#chance(0.5) ? ',' : ''} ${this.#pick(STREETS_FR)}`,
          `${this.#int(10, 95)}${this.#digits(3)} ${this.#pick(TOWNS_FR)}`,
        ];
      default: {
        const [town, state, zip] = this.#pick(TOWNS_US);
        const first = this.#chance(0.08) ? `P.O. Box ${n}` : `${n} ${this.#street()}`;
        return [
          unit ? `${first}, ${unit}` : first,
          `${town}, ${state} ${zip}${this.#digits(2)}${this.#chance(0.1) ? `-${this.#digits(4)}` : ''}`,
        ];
      }
    }
  }

  #phone(): string {
    const area = `${this.#int(2, 9)}${this.#int(0, 9)}${this.#int(2, 9)}`;
    const local = `${this.#int(2, 9)}${this.#digits(2)}`;
    const line = this.#digits(4);
    return this.#pick([
      `(${area}) ${local}-${line}`,
      `${area}-${local}-${line}`,
      `${area}.${local}.${line}`,
      `+1 ${area} ${local} ${line}`,
      `1-${area}-${local}-${line}`,
      `+1-${area}-${local}-${line} ext. ${this.#int(10, 999)}`,
      `020 7946 0${this.#digits(3)}`,
      `+44 7700 900${this.#digits(3)}`,
      `07700 900${this.#digits(3)}`,
      `0161 496 0${this.#digits(3)}`,
      `+61 4${this.#digits(2)} ${this.#digits(3)} ${this.#digits(3)}`,
      `(02) 9${this.#digits(3)} ${this.#digits(4)}`,
      `+91 98${this.#digits(3)} ${this.#digits(5)}`,
      `+91-98${this.#digits(8)}`,
      `+49 30 ${this.#int(2, 9)}${this.#digits(6)}`,
      `030 ${this.#int(2, 9)}${this.#digits(2)} ${this.#digits(4)}`,
      `+33 6 ${this.#digits(2)} ${this.#digits(2)} ${this.#digits(2)} ${this.#digits(2)}`,
      `06 12 ${this.#digits(2)} ${this.#digits(2)} ${this.#digits(2)}`,
    ]);
  }

  #day(): { y: number; m: number; d: number } {
    return { y: this.#int(1941, 2026), m: this.#int(1, 12), d: this.#int(1, 28) };
  }
  #two(n: number): string {
    return String(n).padStart(2, '0');
  }
  #date(): string {
    const { y, m, d } = this.#day();
    const month = MONTHS[m - 1]!;
    const th =
      d % 10 === 1 && d !== 11
        ? 'st'
        : d % 10 === 2 && d !== 12
          ? 'nd'
          : d % 10 === 3 && d !== 13
            ? 'rd'
            : 'th';
    return this.#pick([
      `${y}-${this.#two(m)}-${this.#two(d)}`,
      `${this.#two(m)}/${this.#two(d)}/${y}`,
      `${m}/${d}/${String(y).slice(2)}`,
      `${this.#two(d)}.${this.#two(m)}.${y}`,
      `${d}-${m}-${y}`,
      `${month} ${d}, ${y}`,
      `${month.slice(0, 3)} ${d}, ${y}`,
      `${month} ${d}${th}, ${y}`,
      `${d} ${month} ${y}`,
      `${d}${th} of ${month} ${y}`,
      `${d}-${month.slice(0, 3)}-${y}`,
      `${d}${th} ${month}`,
      `${month} ${d}${th}`,
    ]);
  }

  #luhn(prefix: string, length: number): string {
    const body = prefix + this.#digits(length - 1 - prefix.length);
    let sum = 0;
    [...body].reverse().forEach((c, i) => {
      const n = Number(c) * (i % 2 === 0 ? 2 : 1);
      sum += n > 9 ? n - 9 : n;
    });
    return body + String((10 - (sum % 10)) % 10);
  }
  #card(): string {
    const number = this.#pick([
      () => this.#luhn('4', 16),
      () => this.#luhn(String(this.#int(51, 55)), 16),
      () => this.#luhn(this.#pick(['34', '37']), 15),
      () => this.#luhn('6011', 16),
      () => this.#luhn('36', 14),
      () => this.#luhn('3528', 16),
    ])();
    if (this.#chance(0.45)) return number;
    const sep = this.#pick([' ', '-']);
    if (number.length === 16) return number.replace(/(\d{4})(?=\d)/g, `$1${sep}`);
    return number.replace(/^(\d{4})(\d{6})(\d+)$/, `$1${sep}$2${sep}$3`);
  }
  #ssn(): string {
    const a = this.#two(this.#int(1, 6)).slice(1) + this.#digits(2);
    const area = a === '666' ? '536' : a;
    return `${area}-${this.#two(this.#int(1, 99))}-${String(this.#int(1, 9999)).padStart(4, '0')}`;
  }
  #verhoeff(body: string): string {
    const d = [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
      [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
      [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
      [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
      [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
      [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
      [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
      [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
      [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ];
    const p = [
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
      [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
      [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
      [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
      [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
      [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
      [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    for (let check = 0; check < 10; check++) {
      let c = 0;
      [...`${body}${check}`].reverse().forEach((digit, i) => {
        c = d[c]![p[i % 8]![Number(digit)]!]!;
      });
      if (c === 0) return `${body}${check}`;
    }
    throw new Error('no check digit');
  }
  #weighted(body: string, weights: readonly number[]): number {
    return [...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0);
  }
  #routing(): string {
    const body = `0${this.#int(1, 9)}${this.#digits(6)}`;
    const sum = this.#weighted(body, [3, 7, 1, 3, 7, 1, 3, 7]);
    return `${body}${(10 - (sum % 10)) % 10}`;
  }
  #nhs(): string {
    for (;;) {
      const body = `${this.#int(4, 7)}${this.#digits(8)}`;
      const check = 11 - (this.#weighted(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
      if (check === 10) continue;
      const all = `${body}${check % 11}`;
      return this.#chance(0.7) ? all.replace(/^(...)(...)(....)$/, '$1 $2 $3') : all;
    }
  }
  #utr(): string {
    const body = this.#digits(9);
    const sum = this.#weighted(body, [6, 7, 8, 9, 10, 5, 4, 3, 2]);
    return `${[2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1][sum % 11]}${body}`;
  }
  #vin(): string {
    const codes = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';
    const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    const signs = [
      ...`1${this.#letters(4)}${this.#digits(3)}0${this.#letters(2)}${this.#digits(6)}`,
    ];
    const sum = signs.reduce((s, sign, i) => s + (codes.indexOf(sign) % 10) * weights[i]!, 0);
    signs[8] = sum % 11 === 10 ? 'X' : String(sum % 11);
    return signs.join('');
  }
  #iban(): string {
    const iban = fakerEN_US.finance.iban();
    return this.#chance(0.4) ? iban.replace(/(.{4})(?=.)/g, '$1 ') : iban;
  }

  readonly #typed = (type: PiiType, text: string): Value => ({ type, text });
  readonly #plain = (text: string): Value => ({ text });

  readonly #makers: Readonly<Record<string, () => Value>> = {
    world: () => this.#typed('NAME', worldName(this.#chances)),
    worldFirst: () => this.#typed('NAME', worldGiven(this.#chances)),
    worldLast: () => this.#typed('NAME', worldFamily(this.#chances)),
    worldAddress: () => this.#typed('ADDRESS', worldAddress(this.#chances).join(', ')),
    worldLines: () => this.#typed('ADDRESS', worldAddress(this.#chances).join('\n')),
    name: () => this.#typed('NAME', this.#whole()),
    first: () => this.#typed('NAME', this.#given()),
    last: () => this.#typed('NAME', this.#family()),
    lastFirst: () => this.#typed('NAME', `${this.#family()}, ${this.#given()}`),
    address: () => this.#typed('ADDRESS', this.#addressLines().join(', ')),
    addressLines: () => this.#typed('ADDRESS', this.#addressLines().join('\n')),
    street: () => this.#typed('ADDRESS', `${this.#int(1, 9999)} ${this.#street()}`),
    town: () => this.#typed('ADDRESS', this.#pick(CITIES)),
    townState: () => {
      const [town, state] = this.#pick(TOWNS_US);
      return this.#typed('ADDRESS', `${town}, ${state}`);
    },
    zip: () => this.#typed('ADDRESS', `${this.#int(1, 9)}${this.#digits(4)}`),
    phone: () => this.#typed('PHONE', this.#phone()),
    email: () =>
      this.#typed(
        'EMAIL',
        this.#pick([
          `${
            this.#given()
              .normalize('NFD')
              .replace(/[^A-Za-z]/g, '')
              .toLowerCase() || 'kit'
          }.${this.#digits(2)}@${this.#pick(['example.com', 'mail.example.org', 'example.co.uk', 'uni.example.edu'])}`,
          `${this.#letters(1).toLowerCase()}_${this.#digits(3)}+shop@example.net`,
          fakerEN_US.internet.email(),
        ]),
      ),
    url: () =>
      this.#typed(
        'URL',
        this.#pick([
          `https://www.example.com/${this.#letters(5).toLowerCase()}?id=${this.#digits(4)}`,
          `http://${this.#letters(6).toLowerCase()}.example.org`,
          `www.${this.#letters(7).toLowerCase()}.com`,
          `https://${this.#letters(4).toLowerCase()}.example.io/~${this.#letters(4).toLowerCase()}/`,
        ]),
      ),
    user: () =>
      this.#typed(
        'USERNAME',
        this.#pick([
          `${this.#letters(5).toLowerCase()}${this.#digits(2)}`,
          `${this.#letters(4).toLowerCase()}.${this.#letters(5).toLowerCase()}`,
          `${this.#letters(3).toLowerCase()}_${this.#letters(4).toLowerCase()}${this.#digits(1)}`,
        ]),
      ),
    handle: () => this.#typed('USERNAME', `@${this.#letters(5).toLowerCase()}_${this.#digits(2)}`),
    password: () =>
      this.#typed(
        'PASSWORD',
        this.#pick([
          `${this.#letters(3)}${this.#letters(4).toLowerCase()}${this.#digits(2)}!`,
          `${this.#letters(6).toLowerCase()}#${this.#digits(3)}`,
          `Tr0ub4dor&${this.#digits(1)}`,
          `${this.#letters(4).toLowerCase()}-${this.#letters(5).toLowerCase()}-${this.#digits(2)}`,
        ]),
      ),
    ip: () =>
      this.#typed(
        'IP_ADDRESS',
        this.#chance(0.8)
          ? `${this.#int(11, 223)}.${this.#int(0, 255)}.${this.#int(0, 255)}.${this.#int(1, 254)}`
          : fakerEN_US.internet.ipv6(),
      ),
    mac: () => this.#typed('MAC_ADDRESS', fakerEN_US.internet.mac(this.#pick([':', '-']))),
    card: () => this.#typed('CREDIT_DEBIT_NUMBER', this.#card()),
    cardLast: () => this.#typed('CREDIT_DEBIT_NUMBER', this.#digits(4)),
    cvv: () => this.#typed('CREDIT_DEBIT_CVV', this.#digits(this.#chance(0.8) ? 3 : 4)),
    expiry: () => {
      const m = this.#two(this.#int(1, 12));
      const y = this.#int(25, 34);
      return this.#typed(
        'CREDIT_DEBIT_EXPIRY',
        this.#pick([
          `${m}/${y}`,
          `${m}/20${y}`,
          `${m}-${y}`,
          `${MONTHS[Number(m) - 1]!.slice(0, 3)} 20${y}`,
        ]),
      );
    },
    iban: () => this.#typed('INTERNATIONAL_BANK_ACCOUNT_NUMBER', this.#iban()),
    swift: () =>
      this.#typed(
        'SWIFT_CODE',
        `${this.#letters(4)}${this.#pick(['US', 'GB', 'DE', 'FR', 'CH', 'CA'])}${this.#letters(2)}${this.#chance(0.4) ? 'XXX' : ''}`,
      ),
    account: () =>
      this.#typed('BANK_ACCOUNT_NUMBER', this.#digits(this.#int(8, 14)).replace(/^0/, '4')),
    accountLast: () => this.#typed('BANK_ACCOUNT_NUMBER', this.#digits(4)),
    routing: () => this.#typed('BANK_ROUTING', this.#routing()),
    ssn: () => this.#typed('SSN', this.#ssn()),
    ssnBare: () => this.#typed('SSN', this.#ssn().replaceAll('-', '')),
    ssnLast: () => this.#typed('SSN', this.#digits(4)),
    itin: () =>
      this.#typed(
        'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
        `9${this.#digits(2)}-${this.#int(70, 88)}-${this.#digits(4)}`,
      ),
    passport: () =>
      this.#typed(
        'PASSPORT_NUMBER',
        this.#pick([
          this.#digits(9),
          `${this.#letters(1)}${this.#digits(8)}`,
          `${this.#letters(2)}${this.#digits(7)}`,
        ]),
      ),
    driver: () =>
      this.#typed(
        'DRIVER_ID',
        this.#pick([
          `${this.#letters(1)}${this.#digits(7)}`,
          `${this.#letters(1)}${this.#digits(3)}-${this.#digits(4)}-${this.#digits(4)}`,
          this.#digits(8),
          `${this.#letters(2)}${this.#digits(6)}`,
        ]),
      ),
    plate: () =>
      this.#typed(
        'LICENSE_PLATE',
        this.#pick([
          `${this.#int(1, 9)}${this.#letters(3)}${this.#digits(3)}`,
          `${this.#letters(3)}-${this.#digits(4)}`,
          `${this.#letters(2)}${this.#digits(2)} ${this.#letters(3)}`,
          `${this.#letters(3)} ${this.#digits(3)}`,
        ]),
      ),
    vin: () => this.#typed('VEHICLE_IDENTIFICATION_NUMBER', this.#vin()),
    pin: () => this.#typed('PIN', this.#digits(this.#chance(0.7) ? 4 : 6)),
    accessKey: () =>
      this.#typed(
        'AWS_ACCESS_KEY',
        `${this.#pick(['AKIA', 'ASIA'])}${this.#letters(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`,
      ),
    secretKey: () =>
      this.#typed(
        'AWS_SECRET_KEY',
        `${this.#letters(1, 'GHIJKLMNOP')}${this.#letters(39, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+')}`,
      ),
    healthCard: () =>
      this.#typed(
        'CA_HEALTH_NUMBER',
        this.#pick([
          `${this.#int(1, 9)}${this.#digits(3)}-${this.#digits(3)}-${this.#digits(3)}-${this.#letters(2)}`,
          `9${this.#digits(3)} ${this.#digits(3)} ${this.#digits(3)}`,
        ]),
      ),
    sin: () =>
      this.#typed(
        'CA_SOCIAL_INSURANCE_NUMBER',
        this.#luhn(String(this.#int(1, 7)), 9).replace(
          /(...)(...)(...)/,
          this.#pick(['$1 $2 $3', '$1-$2-$3', '$1$2$3']),
        ),
      ),
    nhs: () => this.#typed('UK_NATIONAL_HEALTH_SERVICE_NUMBER', this.#nhs()),
    nino: () => {
      const body = `${this.#letters(1, 'ABCEGHJKLMPRSTWXY')}${this.#letters(1, 'ACEHJLMPRSWXY')}`;
      const six = this.#digits(6);
      const end = this.#letters(1, 'ABCD');
      return this.#typed(
        'UK_NATIONAL_INSURANCE_NUMBER',
        this.#chance(0.5)
          ? `${body}${six}${end}`
          : `${body} ${six.slice(0, 2)} ${six.slice(2, 4)} ${six.slice(4)} ${end}`,
      );
    },
    utr: () =>
      this.#typed(
        'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
        this.#chance(0.5) ? this.#utr() : this.#utr().replace(/^(.{5})/, '$1 '),
      ),
    aadhaar: () =>
      this.#typed(
        'IN_AADHAAR',
        this.#verhoeff(`${this.#int(2, 9)}${this.#digits(10)}`).replace(
          /(....)(....)(....)/,
          this.#pick(['$1 $2 $3', '$1-$2-$3', '$1$2$3']),
        ),
      ),
    nrega: () =>
      this.#typed(
        'IN_NREGA',
        `${this.#pick(['RJ', 'TN', 'MH', 'WB'])}-${this.#digits(2)}-${this.#digits(3)}-${this.#digits(3)}-${this.#digits(3)}/${this.#int(1, 999)}`,
      ),
    pan: () =>
      this.#typed(
        'IN_PERMANENT_ACCOUNT_NUMBER',
        `${this.#letters(3)}P${this.#letters(1)}${this.#digits(4)}${this.#letters(1)}`,
      ),
    voter: () => this.#typed('IN_VOTER_NUMBER', `${this.#letters(3)}${this.#digits(7)}`),
    date: () => this.#typed('DATE_TIME', this.#date()),
    monthYear: () => this.#typed('DATE_TIME', `${this.#pick(MONTHS)} ${this.#int(1990, 2026)}`),
    year: () => this.#typed('DATE_TIME', String(this.#int(1950, 2026))),
    decade: () => this.#typed('DATE_TIME', this.#pick(['1990s', '1980s', '2010s', "'70s"])),
    time: () =>
      this.#typed(
        'DATE_TIME',
        this.#pick([
          `${this.#int(1, 12)}:${this.#two(this.#int(0, 59))} ${this.#pick(['am', 'PM', 'p.m.'])}`,
          `${this.#int(1, 12)}${this.#pick(['am', 'pm', ' AM', ' p.m.'])}`,
        ]),
      ),
    timestamp: () =>
      this.#typed(
        'DATE_TIME',
        `2026-${this.#two(this.#int(1, 12))}-${this.#two(this.#int(1, 28))}${this.#pick(['T', ' '])}${this.#two(this.#int(0, 23))}:${this.#two(this.#int(0, 59))}:${this.#two(this.#int(0, 59))}${this.#pick(['', 'Z'])}`,
      ),
    weekday: () =>
      this.#typed(
        'DATE_TIME',
        this.#pick(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
      ),
    years: () => this.#typed('AGE', `${this.#int(2, 96)} ${this.#pick(['years', 'years', 'yrs'])}`),
    yearOld: () =>
      this.#typed('AGE', this.#pick([`${this.#int(2, 96)}-year`, `${this.#int(2, 96)} year`])),
    age: () => this.#typed('AGE', String(this.#int(2, 96))),
    place: () => this.#plain(this.#pick(CITIES)),
    company: () => this.#plain(this.#pick(COMPANIES)),
    product: () => this.#plain(this.#pick(PRODUCTS)),
    drug: () => this.#plain(this.#pick(DRUGS)),
    team: () => this.#plain(this.#pick(TEAMS)),
    arena: () => this.#plain(this.#pick(ARENAS)),
    n1: () => this.#plain(this.#digits(1)),
    n: () => this.#plain(String(this.#int(2, 98))),
    n3: () => this.#plain(String(this.#int(100, 999))),
    n5: () => this.#plain(`${this.#int(1, 9)}${this.#digits(4)}`),
    n8: () => this.#plain(`${this.#int(1, 9)}${this.#digits(7)}`),
    money: () =>
      this.#plain(
        this.#pick([
          `$${this.#int(3, 900)}.${this.#digits(2)}`,
          `£${this.#int(1, 9)},${this.#digits(3)}`,
          `${this.#int(10, 900)} EUR`,
          `$${this.#int(2, 90)}`,
        ]),
      ),
    code: () =>
      this.#plain(
        this.#pick([
          `${this.#letters(2)}-${this.#digits(5)}`,
          `${this.#letters(3)}${this.#digits(4)}`,
          `#${this.#digits(6)}`,
        ]),
      ),
  };
}
