/**
 * How much CPU the handler's own work costs against plain `JSON.parse` of the same events, in one
 * run: envelope, base64, decoding and folding at 40 events a record; and folding alone.
 */
import { cpuUsage } from 'node:process';
import { Folder } from '../src/pipeline/faceoff/fold.ts';
import { RecordReader } from '../src/pipeline/ingest/recordReader.ts';
import { PUCK, type TrackingEvent } from '../src/pipeline/ingest/trackingEvent.ts';
import { newGameState } from '../src/pipeline/state/gameState.ts';
import { bundledGames } from '../src/simulator/bundledLeague.ts';
import { simulateGame } from '../src/simulator/simulateGame.ts';

const EVENTS = 300_000;
const PER_RECORD = 40;
const ROUNDS = 7;

const [script] = bundledGames();
const events: TrackingEvent[] = [];
for (const { event } of simulateGame(script, { seed: 1 }).events) {
  events.push(event);
  if (events.length === EVENTS) break;
}
const lines = events.map((event) => JSON.stringify(event));
const envelopes: string[] = [];
for (let from = 0; from < lines.length; from += PER_RECORD * 100) {
  const records = [];
  for (let at = from; at < Math.min(lines.length, from + PER_RECORD * 100); at += PER_RECORD) {
    const data = Buffer.from(lines.slice(at, at + PER_RECORD).join('\n')).toString('base64');
    records.push({
      kinesis: { partitionKey: script.gameId, sequenceNumber: String(at), data },
      eventSource: 'aws:kinesis',
    });
  }
  envelopes.push(JSON.stringify({ Records: records }));
}

const cpuSeconds = (work: () => void): number => {
  const before = cpuUsage();
  work();
  const { user, system } = cpuUsage(before);
  return (user + system) / 1e6;
};

const parseAlone = () => {
  for (const line of lines) JSON.parse(line);
};

const handler = () => {
  const folder = new Folder(newGameState(script.gameId), []);
  const reader = new RecordReader(script.gameId);
  for (const envelope of envelopes) {
    const { Records } = JSON.parse(envelope) as { Records: { kinesis: { data: string } }[] };
    for (const { kinesis } of Records) reader.read(kinesis.data, folder);
  }
};

// Columns, so that reading the samples costs nothing beside folding them.
const locations = events.flatMap((event) => (event.type === 'LOCATION' ? [event] : []));
const column = (of: (event: (typeof locations)[number]) => number) =>
  Float64Array.from(locations, of);
const entity = column(({ entityId }) => (entityId === PUCK ? -1 : Number(entityId)));
const sequence = column((event) => event.sequence);
const timestamp = column((event) => event.timestamp);
const x = column((event) => event.x);
const y = column((event) => event.y);
const vx = column((event) => event.vx ?? Number.NaN);
const vy = column((event) => event.vy ?? Number.NaN);
const others = events.filter((event) => event.type !== 'LOCATION');

const foldAlone = () => {
  const folder = new Folder(newGameState(script.gameId), []);
  let next = 0;
  for (let i = 0; i < locations.length; i++) {
    while (next < others.length && others[next]!.sequence < sequence[i]!)
      folder.event(others[next++]!);
    folder.location(entity[i]!, sequence[i]!, timestamp[i]!, x[i]!, y[i]!, vx[i]!, vy[i]!);
  }
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;
const ratios: number[] = [];
const folds: number[] = [];
const rates: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const parse = cpuSeconds(parseAlone);
  const whole = cpuSeconds(handler);
  const fold = cpuSeconds(foldAlone);
  ratios.push(parse / whole);
  rates.push(lines.length / whole / 1e6);
  folds.push(locations.length / fold / 1e6);
}
console.log(
  JSON.stringify({
    events: lines.length,
    bytesPerEvent: Math.round(lines.reduce((sum, line) => sum + line.length, 0) / lines.length),
    handlerAgainstJsonParse: Number(median(ratios).toFixed(2)),
    handlerMillionEventsPerSecond: Number(median(rates).toFixed(2)),
    foldMillionEventsPerSecond: Number(median(folds).toFixed(1)),
  }),
);
