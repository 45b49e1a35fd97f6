/**
 * Which text is slowest to read, and who reads it so slowly?
 *
 *   npm run bench -- redactionHostile
 *
 * CPU milliseconds of this process for 100 KB (UTF-16 units), best of five, over all hostile texts
 * of the tests (`--seed` makes others); for the worst also the costliest recognizers alone. For scale
 * the same amount of ordinary mixed text, and one hostile text as the first that the process reads.
 * The engine compiles every pattern twice, for texts within Latin-1 and for others: both are read
 * before measuring.
 */
import { parseArgs } from 'node:util';
import { detectPii } from '../src/redaction/detectPii.ts';
import { PreparedText } from '../src/redaction/preparedText.ts';
import { recognizers } from '../src/redaction/recognizers.ts';
import { hardNegatives } from '../test/redaction/hardNegatives.ts';
import { hostileTexts } from '../test/redaction/hostileTexts.ts';

const LENGTH = 100_000;
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } });

function milliseconds(work: () => void, runs = 5): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return Math.round(least * 10) / 10;
}

const ordinary = hardNegatives(5, 2_000).join(' ').slice(0, LENGTH);
const texts = hostileTexts(LENGTH, Number(values.seed));
const first = texts.find(({ name }) => name === 'any pieces')?.text ?? ordinary;
const cold = milliseconds(() => void detectPii(first), 1);
for (let i = 0; i < 8; i++) for (const end of ['', ' \u{1f3d2}']) detectPii(ordinary + end);
const measured = texts
  .map(({ name, text }) => ({ name, text, milliseconds: milliseconds(() => void detectPii(text)) }))
  .sort((a, b) => b.milliseconds - a.milliseconds);
const worst = measured.slice(0, 12).map((one) => {
  const prepared = new PreparedText(one.text);
  const parts = recognizers
    .map((recognizer) => ({
      name: recognizer.name,
      milliseconds: milliseconds(() => {
        for (const _ of recognizer.find(prepared));
      }, 2),
    }))
    .sort((a, b) => b.milliseconds - a.milliseconds);
  return {
    name: one.name,
    milliseconds: one.milliseconds,
    tokens: milliseconds(() => void new PreparedText(one.text).tokens, 2),
    costliest: parts.slice(0, 4).map((part) => `${part.name} ${part.milliseconds}`),
  };
});
process.stdout.write(
  `${JSON.stringify(
    {
      question: 'CPU milliseconds for 100 KB of hostile text',
      texts: texts.length,
      cold,
      ordinary: milliseconds(() => void detectPii(ordinary)),
      over100: measured.filter((one) => one.milliseconds >= 100).length,
      median: measured[measured.length >> 1]?.milliseconds,
      worst,
    },
    undefined,
    1,
  )}\n`,
);
