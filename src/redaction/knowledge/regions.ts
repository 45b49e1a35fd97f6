import { fold } from './fold.ts';

/** Country names in English, folded, from the platform's own CLDR data. */
const countries: ReadonlySet<string> = (() => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const all = new Set(
    `usa u.s.a u.s us uk england scotland wales holland burma swaziland macedonia ivory coast czech republic
     great britain russian federation republic of korea viet nam bolivia venezuela iran syria tanzania moldova
     laos brunei micronesia congo palestine holy see reunion macao`
      .split(/\s+/)
      .filter((word) => !/^(?:of|see|coast|republic|great|holy|federation|nam|viet)$/.test(word)),
  );
  for (const compound of [
    'ivory coast',
    'czech republic',
    'great britain',
    'russian federation',
    'viet nam',
    'holy see',
    'republic of korea',
    'democratic republic of the congo',
    'republic of the congo',
    'congo republic',
    'sao tome and principe',
    'cape verde',
    'saint kitts and nevis',
    'saint lucia',
    'saint vincent and the grenadines',
    "people's republic of china",
    'libyan arab jamahiriya',
    'burma',
    'east timor',
    'vatican city',
    'virgin islands',
    'korea',
    'macedonia',
  ]) {
    all.add(compound);
  }
  for (let a = 65; a <= 90; a++) {
    for (let b = 65; b <= 90; b++) {
      const name = names.of(String.fromCharCode(a, b));
      if (!name || /unknown|outlying|pseudo/i.test(name)) continue;
      all.add(fold(name).replace(/[’']/g, "'"));
      all.add(fold(name).replace(/ & /g, ' and ').replace(/\./g, ''));
      all.add(fold(name).replace(/ \(.*$/, ''));
    }
  }
  return all;
})();

const firstWords: ReadonlySet<string> = new Set(
  [...countries].map((name) => /^[^ ,-]*/.exec(name)![0]),
);

/** Whether the name of some country begins with a folded word. */
export function beginsCountry(folded: string): boolean {
  return firstWords.has(folded);
}

/** A country by its English name, folded, words parted by one blank. */
export function isCountry(folded: string): boolean {
  return countries.has(folded);
}

const states: ReadonlySet<string> = new Set(
  `alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
   indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
   nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
   ontario quebec manitoba saskatchewan alberta newfoundland nunavut yukon`.split(/\s+/),
);

/** States and provinces of the United States and Canada that are one word long. */
export function isState(folded: string): boolean {
  return states.has(folded);
}

const codes: ReadonlySet<string> = new Set(
  `AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA
   RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP AA AE AP ON QC BC AB MB SK NS NB NL PE YT NT NU`.split(
    /\s+/,
  ),
);

/** Postal code of a state, province or armed-forces region, in capitals. */
export function isStateCode(text: string): boolean {
  return codes.has(text);
}
