/** A record of the example stream: what fans, supporters and broadcasters send. */
export interface SampleRecord {
  readonly id: string;
  readonly kind: 'fan message' | 'support ticket' | 'broadcast note' | 'accreditation form';
  readonly author: { readonly name: string; readonly email?: string };
  readonly messages: readonly { readonly text: string }[];
}

const GIVEN = [
  'Mika',
  'Joelle',
  'Tomasz',
  'Priya',
  'Anders',
  'Lucie',
  'Grant',
  'Noor',
  'Henrik',
  'Camila',
];
const FAMILY = [
  'Lindqvist',
  'Okafor',
  'Brandt',
  'Novak',
  'Tremblay',
  'Iyer',
  'Sorensen',
  'Haddad',
  'Kowalski',
  'Reyes',
];
const STREETS = [
  'Birchmount Road',
  'Saint-Denis Street',
  'Harbour Lane',
  'Old Mill Drive',
  'Maple Avenue',
];
const TOWNS = ['Dayton, OH 45402', 'Duluth, MN 55802', 'Moncton, NB E1C 1A1', 'Erie, PA 16501'];

/** Numbers in 0..1 from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** An endless stream of invented records; the same seed gives the same stream. */
export function* sampleRecords(seed: number): Generator<SampleRecord> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const digits = (n: number): string =>
    Array.from({ length: n }, () => Math.floor(random() * 10)).join('');
  for (let number = 1; ; number++) {
    const given = pick(GIVEN);
    const family = pick(FAMILY);
    const name = `${given} ${family}`;
    const email = `${given}.${family}@mail.example.org`.toLowerCase();
    const phone = `(${pick(['312', '416', '514', '612'])}) 555-01${digits(2)}`;
    const address = `${1 + Math.floor(random() * 900)} ${pick(STREETS)}, ${pick(TOWNS)}`;
    const id = `sample-${String(number).padStart(6, '0')}`;
    switch (Math.floor(random() * 4)) {
      case 0:
        yield {
          id,
          kind: 'fan message',
          author: { name },
          messages: [
            { text: `What a faceoff in the third! My name is ${name} and I sit in section 114.` },
            { text: 'Won 61% of the draws tonight, best in the league.' },
          ],
        };
        break;
      case 1:
        yield {
          id,
          kind: 'support ticket',
          author: { name, email },
          messages: [
            {
              text: `Order 88${digits(6)} never came. Please call me on ${phone} or write to ${email}.`,
            },
            { text: `Ship it to ${address}.` },
          ],
        };
        break;
      case 2:
        yield {
          id,
          kind: 'broadcast note',
          author: { name },
          messages: [
            { text: 'Power play from the left dot, period 2, 12:41 remaining, score 3-2.' },
          ],
        };
        break;
      default:
        yield {
          id,
          kind: 'accreditation form',
          author: { name, email },
          messages: [
            { text: `Photographer ${name}, passport number C0${digits(7)}, phone: ${phone}.` },
          ],
        };
    }
  }
}
