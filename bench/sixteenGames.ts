/**
 * How much of a core do 16 games at once take in the handler, in real time?
 *
 *   npm run bench -- sixteenGames
 *
 * Two minutes of 16 simulated games, each with its own skating, in batches of 100 ms of all games, as
 * a shard with them all would hand them over: envelope, base64, decoding, folding, features, writes
 * (states are encoded, the store is memory). CPU of this process over the event time. The second
 * figure scales to the 3,600 positions a second a game of the league's 100 Hz feed by cost per event.
 */
import { cpuUsage } from 'node:process';
import { LivePath } from '../src/pipeline/live.ts';
import { bundledGames } from '../src/simulator/bundledLeague.ts';
import { simulateGame } from '../src/simulator/simulateGame.ts';
import { Random } from '../test/simulation/random.ts';
import { Scheduler, World } from '../test/simulation/world.ts';

const GAMES = 16;
const SECONDS = 120;
const BATCH_MILLIS = 100;
const EVENTS_IN_RECORD = 40;

const [script] = bundledGames();
/** By batch: the events of each game. */
const batches: Map<string, string[]>[] = [];
let events = 0;
for (let seed = 1; seed <= GAMES; seed++) {
  const gameId = `20259900${String(seed).padStart(2, '0')}`;
  const game = { ...script, gameId };
  let start: number | undefined;
  for (const { event, arrivalTimestamp: arrival } of simulateGame(game, {
    seed,
    noise: 'broadcast',
  }).events) {
    start ??= arrival;
    const at = Math.floor((arrival - start) / BATCH_MILLIS);
    if (at >= (SECONDS * 1000) / BATCH_MILLIS) break;
    batches[at] ??= new Map();
    const lines = batches[at].get(gameId) ?? [];
    lines.push(JSON.stringify(event));
    batches[at].set(gameId, lines);
    events++;
  }
}
let sequenceNumber = 0;
const envelopes = batches.map((games) => {
  const records = [...games].flatMap(([partitionKey, lines]) => {
    const own = [];
    for (let from = 0; from < lines.length; from += EVENTS_IN_RECORD) {
      const data = Buffer.from(lines.slice(from, from + EVENTS_IN_RECORD).join('\n'));
      own.push({
        kinesis: {
          partitionKey,
          sequenceNumber: String(++sequenceNumber).padStart(12, '0'),
          data: data.toString('base64'),
        },
      });
    }
    return own;
  });
  return JSON.stringify({ Records: records });
});

type Call = 'load' | 'save' | 'append' | 'draw' | 'wake' | 'model';
const calls: Partial<Record<Call, number>> = {};
const world = new World(new Scheduler(new Random(1)), ({ port }) => {
  calls[port as Call] = (calls[port as Call] ?? 0) + 1;
  return undefined;
});
const path = new LivePath(world.quietPorts());
const before = cpuUsage();
let largest = 0;
for (const envelope of envelopes) {
  world.now += BATCH_MILLIS;
  const { Records } = JSON.parse(envelope) as {
    Records: { kinesis: Parameters<LivePath['take']>[0][number] }[];
  };
  await path.take(Records.map(({ kinesis }) => kinesis));
}
for (const game of world.games.values()) {
  largest = Math.max(largest, Buffer.byteLength(JSON.stringify(game)));
}
const { user, system } = cpuUsage(before);
const seconds = (user + system) / 1e6;
const perEvent = seconds / events;
const rounded = (value: number) => Number(value.toPrecision(3));
process.stdout.write(
  `${JSON.stringify({
    question: 'share of a core for 16 games in real time',
    games: GAMES,
    eventSeconds: SECONDS,
    eventsPerSecondOfAGame: Math.round(events / GAMES / SECONDS),
    shareOfACore: rounded(seconds / SECONDS),
    shareOfACoreAt3600PositionsASecond: rounded(perEvent * 3600 * GAMES),
    invocationsTimesGames: envelopes.length * GAMES,
    calls,
    largestStateItemBytes: largest,
  })}\n`,
);
