/**
 * How much of a core do 16 games at once take in the handler, in real time?
 *
 *   npm run bench -- sixteenGames
 *
 * Some event time of 16 simulated games, each with its own skating, in batches of 100 ms of all games, as
 * a shard with them all would hand them over: envelope, base64, decoding, folding, features, writes
 * (states are encoded, the store is memory). CPU of this process over the event time: two minutes at
 * the source's rates, then 20 s at the 3,600 positions a second a game of the league's 100 Hz feed,
 * which the twelve on the ice and the puck are told at here.
 */
import { cpuUsage } from 'node:process';
import { LivePath } from '../src/pipeline/live.ts';
import { bundledGames } from '../src/simulator/bundledLeague.ts';
import { simulateGame } from '../src/simulator/simulateGame.ts';
import { NOISE_LEVELS, type TrackingNoise } from '../src/simulator/trackingNoise.ts';
import { Random } from '../test/simulation/random.ts';
import { Scheduler, World } from '../test/simulation/world.ts';

const GAMES = 16;
const BATCH_MILLIS = 100;
const EVENTS_IN_RECORD = 40;
const PLAYERS_ON_ICE = 12;

const [script] = bundledGames();
type Call = 'load' | 'save' | 'append' | 'draw' | 'wake' | 'model';
const rounded = (value: number) => Number(value.toPrecision(3));

/** Envelopes as Lambda hands them over, one a batch. */
function envelopesOf(noise: TrackingNoise, seconds: number) {
  /** By batch: the events of each game. */
  const batches: Map<string, string[]>[] = [];
  let events = 0;
  for (let seed = 1; seed <= GAMES; seed++) {
    const gameId = `20259900${String(seed).padStart(2, '0')}`;
    let start: number | undefined;
    const simulated = simulateGame({ ...script, gameId }, { seed, noise });
    for (const { event, arrivalTimestamp: arrival } of simulated.events) {
      start ??= arrival;
      const at = Math.floor((arrival - start) / BATCH_MILLIS);
      if (at >= (seconds * 1000) / BATCH_MILLIS) break;
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
  return { envelopes, events };
}

async function measure(noise: TrackingNoise, seconds: number) {
  const { envelopes, events } = envelopesOf(noise, seconds);
  const calls: Partial<Record<Call, number>> = {};
  const world = new World(new Scheduler(new Random(1)), ({ port }) => {
    calls[port as Call] = (calls[port as Call] ?? 0) + 1;
    return undefined;
  });
  const path = new LivePath(world.quietPorts());
  const before = cpuUsage();
  for (const envelope of envelopes) {
    world.now += BATCH_MILLIS;
    const { Records } = JSON.parse(envelope) as {
      Records: { kinesis: Parameters<LivePath['take']>[0][number] }[];
    };
    await path.take(Records.map(({ kinesis }) => kinesis));
  }
  const { user, system } = cpuUsage(before);
  const items = [...world.games.values()].map((game) => Buffer.byteLength(JSON.stringify(game)));
  return {
    eventSeconds: seconds,
    eventsPerSecondOfAGame: Math.round(events / GAMES / seconds),
    shareOfACore: rounded((user + system) / 1e6 / seconds),
    invocationsTimesGames: envelopes.length * GAMES,
    calls,
    largestStateItemBytes: Math.max(...items),
  };
}

const { broadcast } = NOISE_LEVELS;
const atSourceRates = await measure(broadcast, 120);
const at3600PositionsASecond = await measure(
  { ...broadcast, playerHertz: 3600 / PLAYERS_ON_ICE, puckHertz: 60, samplingJitterMillis: 0.2 },
  20,
);
process.stdout.write(
  `${JSON.stringify({
    question: 'share of a core for 16 games in real time',
    games: GAMES,
    atSourceRates,
    at3600PositionsASecond,
  })}\n`,
);
