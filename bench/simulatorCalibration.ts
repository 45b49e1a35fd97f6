/**
 * Does simulated skating look like measured skating? Prints, over some games, what the public
 * counts and tracking say beside it (docs/decisions/040). Arguments: games (6), noise (broadcast,
 * which is how the public tracking was made).
 */
import { DOTS } from '../src/hockey/rink.ts';
import { generateLeague } from '../src/simulator/generateLeague.ts';
import { simulateGame } from '../src/simulator/simulateGame.ts';
import { isNoiseLevel } from '../src/simulator/trackingNoise.ts';

const games = Number(process.argv[2] ?? 6);
const noise = process.argv[3] ?? 'broadcast';
if (!isNoiseLevel(noise)) throw new Error(`no noise level ${noise}`);
const quantile = (values: number[], share: number) => {
  if (values.length === 0) return null;
  const sorted = values.sort((a, b) => a - b);
  return Math.round(100 * sorted[Math.floor(share * (sorted.length - 1))]!) / 100;
};
const spread = (values: number[]) => ({
  median: quantile(values, 0.5),
  p10: quantile(values, 0.1),
  p90: quantile(values, 0.9),
  max: quantile(values, 1),
});

const takerFeet: number[] = [];
const worseFeet: number[] = [];
const within20: number[] = [];
const intruders: number[] = [];
const stoppageSeconds: number[] = [];
const lineupSeconds: number[] = [];
const playSpeed: number[] = [];
const spots: Record<string, number> = { center: 0, end: 0, neutral: 0 };
let draws = 0;
let nearestIsTaker = 0;
let events = 0;
const cpu = process.cpuUsage();
for (let i = 0; i < games; i++) {
  const [first, second] = generateLeague(100 + i).games;
  const script = i % 2 === 0 ? first : second;
  const { events: stream, truth } = simulateGame(script, { seed: i, noise });
  const teams = new Map(script.players.map((p) => [p.id, p.team]));
  const goalkeepers = new Set(script.players.filter((p) => p.position === 'G').map((p) => p.id));
  const places = new Map<string, { x: number; y: number }>();
  let isRunning = false;
  let seen = 0;
  for (const { event } of stream) {
    events++;
    while (seen < truth.length && truth[seen]!.dropTimestamp < event.timestamp) {
      const draw = truth[seen++]!;
      draws++;
      const reach = [...places]
        .filter(([id]) => !goalkeepers.has(id))
        .map(([id, p]) => ({
          id,
          team: teams.get(id),
          feet: Math.hypot(p.x - draw.dot.x, p.y - draw.dot.y),
        }))
        .sort((a, b) => a.feet - b.feet);
      const home = reach.find((p) => p.team === 'HOME')!;
      const away = reach.find((p) => p.team === 'AWAY')!;
      if (home.id === draw.homeTakerId && away.id === draw.awayTakerId) nearestIsTaker++;
      const own = reach.filter((p) => p.id === draw.homeTakerId || p.id === draw.awayTakerId);
      if (draw.hasLineup) {
        takerFeet.push(...own.map((p) => p.feet));
        worseFeet.push(Math.max(...own.map((p) => p.feet)));
        if (Math.abs(draw.dot.x) > 50) within20.push(reach.filter((p) => p.feet < 20).length);
        intruders.push(reach.filter((p) => !own.includes(p) && p.feet < 13).length);
        lineupSeconds.push((draw.dropTimestamp - draw.lineupTimestamp) / 1000);
      }
      stoppageSeconds.push((draw.dropTimestamp - draw.stoppageTimestamp) / 1000);
      const dot = DOTS.findIndex((d) => d.x === draw.dot.x && d.y === draw.dot.y);
      spots[dot === 0 ? 'center' : dot < 5 ? 'neutral' : 'end']!++;
    }
    if (event.type === 'ON_ICE') {
      for (const [id, team] of teams) {
        if (team === event.team && !event.playerIds.includes(id)) places.delete(id);
      }
    }
    if (event.type === 'CLOCK') isRunning = event.isRunning;
    if (event.type !== 'LOCATION' || event.entityId === 'PUCK') continue;
    places.set(event.entityId, event);
    if (isRunning && !goalkeepers.has(event.entityId) && event.sequence % 50 === 0) {
      if (event.vx !== undefined) playSpeed.push(Math.hypot(event.vx, event.vy ?? 0));
    }
  }
}
const used = process.cpuUsage(cpu);
console.log(
  JSON.stringify(
    {
      games,
      drawsPerGame: draws / games,
      eventsPerGame: Math.round(events / games),
      cpuSecondsPerGame: Math.round((used.user + used.system) / 1e4 / games) / 100,
      takerFeet: spread(takerFeet),
      worseTakerFeet: spread(worseFeet),
      nearestPairIsTakers: nearestIsTaker / draws,
      skatersWithin20FeetAtEndDots: spread(within20),
      othersWithin13FeetPerDraw: intruders.reduce((a, b) => a + b, 0) / intruders.length,
      stoppageSeconds: spread(stoppageSeconds),
      lineupSeconds: spread(lineupSeconds),
      lineupsUnderASecond: lineupSeconds.filter((s) => s < 1).length / lineupSeconds.length,
      playSpeedFeetPerSecond: spread(playSpeed),
      spots,
    },
    null,
    2,
  ),
);
