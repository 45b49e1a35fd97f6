import { seeded } from '../../src/redaction/sampleRecords.ts';

/** Pieces that, repeated, ask most of some recognizer: half labels, endless numbers, near misses. */
const PIECES = [
  ...[
    'a',
    '1',
    ' ',
    '\n',
    '.',
    '-',
    '@',
    ':',
    '/',
    '(',
    ')',
    '[',
    '{',
    '"',
    "'",
    '\\',
    '\t',
    '\r\n',
  ],
  ...['1-', '1 ', '1.', '1,', '1/', '1:', '(1) ', '[1]', '((1))', '+1 ', '+', '00', '0-0.0/0'],
  ...['a.', 'a.a@', 'a@', '@a', 'a@a.', 'a-', 'a_', 'a%', 'a:b:', 'a=b&', 'a+b+', '..@', '.@a'],
  ...[
    'A ',
    'Aa ',
    'Aa, ',
    'Aa\n',
    'A. ',
    'A-',
    "O'",
    "d'",
    'Mc',
    'Mr. ',
    'Dr ',
    'III ',
    'Aa-Aa ',
    'AA ',
  ],
  ...[
    'Anna, ',
    'Anna ',
    'anna ',
    'ANNA ',
    'anna and ',
    'Anna-',
    'Anna Smith, ',
    'de la ',
    'van der ',
    'Hi Anna! ',
  ],
  ...[
    '4111 ',
    '4111-',
    '4111111111111111 ',
    '411111111111111',
    '123456789 ',
    '12345678901 ',
    '021000021 ',
  ],
  ...[
    '::',
    ':a',
    'fe80::',
    '1.1.1.',
    '255.255.',
    '00:',
    '00-',
    'aabb.',
    'dead:beef:',
    '2001:db8::',
  ],
  ...[
    'http://',
    'https://a.',
    'www.',
    'x.com',
    'x.com/',
    'a.co ',
    'ftp://a',
    'http://a@',
    'mailto:',
  ],
  ...['pin ', 'pin is ', 'pin pin: ', 'password is ', 'password: ', 'user name ', 'login ', 'key='],
  ...[
    'card number ',
    'card number 4',
    'credit or debit ',
    'cvv ',
    'cvv 1',
    'exp ',
    'expires 01/',
    'valid thru ',
  ],
  ...[
    'ssn: ',
    'ssn 123',
    'social security number ',
    'routing number number ',
    'account no. ',
    'aba ',
    'swift code ',
  ],
  ...[
    'passport no ',
    'driver license ',
    'dl#',
    'license plate ',
    'vin ',
    'nhs number ',
    'ni number ',
    'utr ',
    'ohip ',
  ],
  ...[
    'sin ',
    'aadhaar 1234 ',
    'pan ',
    'voter ',
    'IBAN ',
    'GB82 ',
    'GB82',
    'DE89 3704 ',
    'AKIA',
    'AKIAA',
    'iban iban ',
  ],
  ...[
    '12 A\n',
    '12 Main St ',
    '12 Main St, ',
    'ul. ',
    'Main Street ',
    'the corner of ',
    'in Town 1234 ',
    'P.O. Box ',
  ],
  ...[
    'Apt. ',
    'Suite #',
    'lives in ',
    'my address is ',
    'address is ',
    'Paris, ',
    'New York, NY ',
    '1 1 1 A ',
    'rue de la ',
  ],
  ...[
    'name is ',
    'my name is ',
    'name? ',
    'name of the ',
    'dear ',
    'said ',
    'with ',
    'wife ',
    '"said ',
    'from: ',
    'is ',
  ],
  ...[
    '01/',
    '01/02/',
    '2020-',
    '2020-01-',
    '12:00:',
    'January ',
    'Jan 1, ',
    '1 of ',
    'on Monday ',
    'in 1999 ',
    '1990s ',
  ],
  ...['5 years ', 'aged ', '5 year old ', 'I am 5 ', 'turned 5', 'y/o ', '99 ', "I'm "],
  ...[
    'é',
    'ß',
    'İ',
    '🏒',
    '\u0301',
    'a\u0301',
    '\u200d',
    '\u00a0',
    '\u3000',
    '漢',
    'ا',
    '\ud800',
    '👩‍👩‍👧‍👦',
    'ﬀ',
    '𝒜 ',
  ],
  ...[
    'QUJD',
    'QUJDRA== ',
    'deadbeef',
    'deadbeef ',
    '0x',
    '{"a":',
    '<a>',
    '&amp;',
    '%20',
    '\\u0041',
    '\\n',
    '**',
    '__',
  ],
];

/** One hostile text with its name. */
export interface HostileText {
  readonly name: string;
  readonly text: string;
}

/**
 * Texts of `length` UTF-16 units made to be slow to read: repeated pieces, pieces mixed in pairs and
 * in disorder, near misses of numbers and addresses, deep brackets, base64, long runs of capitals.
 * The same seed gives the same texts.
 */
export function hostileTexts(length: number, seed = 1): HostileText[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const fill = (next: () => string): string => {
    const parts: string[] = [];
    for (let size = 0; size < length; ) {
      const part = next();
      parts.push(part);
      size += part.length;
    }
    return parts.join('').slice(0, length);
  };
  const digits = (n: number) => Array.from({ length: n }, () => Math.floor(random() * 10)).join('');
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const word = (size: number) => Array.from({ length: size }, () => pick([...letters])).join('');
  const capital = () => {
    const made = word(2 + Math.floor(random() * 8));
    return made.charAt(0).toUpperCase() + made.slice(1);
  };
  const base64 = [...`${letters}${letters.toUpperCase()}0123456789+/`];
  const marks = [' ', '-', '.', '/', ',', ':', '  ', ' - ', '\t', '\n', '(', ')'];
  const made: [string, () => string][] = [
    ['random digits', () => pick([...'0123456789'])],
    [
      'random digits and marks',
      () => pick([...'0123456789']) + (random() < 0.4 ? pick(marks) : ''),
    ],
    ['random short numbers', () => digits(1 + Math.floor(random() * 6)) + pick(marks)],
    ['capitalized unknown words', () => `${capital()} `],
    ['capitalized unknown words and commas', () => `${capital()}, `],
    [
      'capitalized words and numbers',
      () => `${capital()} ${digits(1 + Math.floor(random() * 5))} `,
    ],
    ['numbers and capitalized words in lines', () => `${digits(3)} ${capital()}\n`],
    ['unknown words', () => `${word(2 + Math.floor(random() * 8))} `],
    ['unknown words in capitals', () => `${word(2 + Math.floor(random() * 8)).toUpperCase()} `],
    ['one word without end', () => word(50)],
    ['base64', () => pick(base64)],
    ['base64 in lines', () => `${Array.from({ length: 76 }, () => pick(base64)).join('')}\n`],
    ['hexadecimal', () => pick([...'0123456789abcdef'])],
    ['hexadecimal with colons', () => `${pick([...'0123456789abcdef'])}${pick(['', ':', '::'])}`],
    [
      'near-miss addresses',
      () =>
        `${digits(2)} ${pick(['Main', 'Oak', capital()])} ${pick(['St', 'Rd', 'Ave', 'x'])}${pick([', ', '. ', '\n', ' '])}`,
    ],
    ['near-miss mail addresses', () => `${word(3)}${pick(['@', '.', '@@', '@.', '-', '..'])}`],
    [
      'near-miss cards',
      () => `4${digits(3)} ${digits(4)} ${digits(4)} ${digits(3)}${pick([' ', 'x', '-'])}`,
    ],
    ['near-miss IBANs', () => `DE${digits(2)} ${digits(4)} ${digits(4)} ${digits(3)} `],
    ['near-miss phones', () => `+${digits(1)} (${digits(3)}) ${digits(3)}-${digits(3)} `],
    [
      'labels without values',
      () =>
        `${pick(['pin', 'ssn', 'iban', 'card number', 'password', 'vin', 'account no', 'passport'])}${pick([' ', ': ', ' is ', '='])}`,
    ],
    ['lone surrogates', () => pick(['\ud83c', '\udfd2', 'a', '\ud83c\udfd2'])],
    ['letters of many scripts', () => pick(['é', 'ж', '漢', 'ا', 'ก', 'a', 'Ж', ' ', '\u0301'])],
  ];
  const texts = PIECES.map((piece) => ({
    name: `repeated ${JSON.stringify(piece)}`,
    text: piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
  }));
  for (const [name, next] of made) texts.push({ name, text: fill(next) });
  for (const open of ['(', '[', '{', '<', '"', '“', "'"]) {
    texts.push({ name: `nested ${open}`, text: fill(() => `${open}${pick(['a', '1', 'Aa'])}`) });
  }
  texts.push({ name: 'any pieces', text: fill(() => pick(PIECES)) });
  for (let i = 0; i < 60; i++) {
    const chosen = [pick(PIECES), pick(PIECES), pick(PIECES)];
    texts.push({
      name: `mixed ${chosen.map((piece) => JSON.stringify(piece)).join(' ')}`,
      text: fill(() => pick(chosen)),
    });
  }
  return texts;
}
