/**
 * How fast does the detector read, and does hostile text slow it down?
 *
 *   npx tsx bench/redactionDetector.ts
 *
 * Mixed text: the sample stream's messages and the hard negatives of the tests, in texts of about
 * 300 characters. Hostile: 100 KB of one repeated piece. CPU time of this process, best of three.
 */
import { detectPii } from '../src/redaction/detectPii.ts';
import { recognizers } from '../src/redaction/recognizers.ts';
import { sampleRecords } from '../src/redaction/sampleRecords.ts';
import { hardNegatives } from '../test/redaction/hardNegatives.ts';

function mixedTexts(): string[] {
  const texts: string[] = [];
  const negatives = hardNegatives(3, 2_000);
  let i = 0;
  for (const record of sampleRecords(3)) {
    const own = record.messages.map(({ text }) => text).join(' ');
    texts.push(
      `${own} ${negatives[i % 2_000]} ${negatives[(i + 7) % 2_000]} ${negatives[(i + 99) % 2_000]}`,
    );
    if (++i === 2_000) return texts;
  }
  return texts;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function best(runs: number, work: () => void): number {
  return Math.min(...Array.from({ length: runs }, () => cpuSeconds(work)));
}

const texts = mixedTexts();
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const read = (only = recognizers) => {
  for (const text of texts) detectPii(text, { recognizers: only });
};
read();
const seconds = best(3, () => read());

const PIECES = [
  'a',
  '1',
  ' ',
  '\n',
  '.',
  '-',
  '@',
  '1-',
  '1 ',
  '1.',
  'a.',
  'a@',
  'A ',
  'Aa ',
  'Aa, ',
  'Anna, ',
  '4111 ',
  '::',
  'a:b:',
  'http://',
  'www.',
  'x.com',
  '+1 ',
  '(1) ',
  'pin ',
  'pin is ',
  'password is ',
  'card number ',
  'ssn: ',
  'the corner of ',
  '12 Main St ',
  '12 A\n',
  'de la ',
  'Mr. ',
  'A. ',
  "O'",
  'a-',
  'é',
  '🏒',
  'AKIA',
  '5 years ',
  '01/',
  '2020-',
  'IBAN ',
  'GB82 ',
  'aadhaar 1234 ',
  'name is ',
  'address is ',
  'in Town 1234 ',
  'routing number number ',
  'A-',
  'ul. ',
  '\u0301',
];
const hostile = PIECES.map((piece) => {
  const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000);
  detectPii(text.slice(0, 2_000));
  return { piece, milliseconds: Math.round(1000 * best(3, () => void detectPii(text))) };
}).sort((a, b) => b.milliseconds - a.milliseconds);

const byRecognizer = recognizers
  .map((recognizer) => ({
    name: recognizer.name,
    share: best(1, () => read([recognizer])) / seconds,
  }))
  .sort((a, b) => b.share - a.share)
  .slice(0, 8)
  .map(({ name, share }) => ({ name, share: Math.round(share * 100) / 100 }));

process.stdout.write(
  `${JSON.stringify({
    question: 'characters a second on one core',
    texts: texts.length,
    characters,
    charactersPerSecond: Math.round(characters / seconds),
    costliest: byRecognizer,
    hostile: hostile.slice(0, 10),
  })}\n`,
);
