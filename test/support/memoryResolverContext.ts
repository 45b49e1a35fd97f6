import { newProfile, type PlayerProfile } from '../../src/history/records/playerProfile.ts';
import { buildContext, type GraphQLContext } from '../../src/resolvers/context.ts';
import type { Identity } from '../../src/resolvers/identity.ts';
import { MemoryDraws } from './memoryDraws.ts';
import { MemoryForecasts } from './memoryForecasts.ts';
import { MemoryLog } from './memoryLog.ts';
import { MemoryRecords } from './memoryRecords.ts';
import { faceoffPublication, GAME_ID, gamePublication } from './publications.ts';

/** Contexts over one live game with 60 predictions in memory; nothing waits for anything. */
export async function memoryResolverContext(): Promise<(identity: Identity) => GraphQLContext> {
  const log = new MemoryLog();
  await log.append([
    gamePublication(1),
    ...Array.from({ length: 60 }, (_, i) => faceoffPublication(i + 2)),
  ]);
  const summary = {
    gameDate: '2018-11-03',
    season: '20182019',
    homeTeam: 'HOM',
    awayTeam: 'AWY',
    status: 'LIVE',
    homeScore: 1,
    awayScore: 2,
    period: 2,
    lastSequence: 61,
  } as const;
  const profiles = new Map<string, PlayerProfile>();
  const profileOf = (playerId: string) => {
    const known = profiles.get(playerId) ?? {
      ...newProfile({ playerId, name: `Player ${playerId}`, position: 'C' }),
      career: [200, 110],
    };
    profiles.set(playerId, known);
    return known;
  };
  return (identity) =>
    buildContext(
      {
        games: {
          load: async (ids) => new Map(ids.map((id) => [id, summary])),
          ofDate: async () => [{ gameId: GAME_ID, summary }],
          recent: async () => [{ gameId: GAME_ID, summary }],
        },
        draws: new MemoryDraws(),
        publications: { at: async () => new Map() },
        modelCards: { load: async () => undefined },
        seasonTallies: { load: async () => undefined },
        players: { load: async (ids) => new Map(ids.map((id) => [id, profileOf(id)])) },
        model: {
          predict: async ({ rows }) => ({
            modelVersion: 'bench',
            answers: rows.map(() => ({ probability: 0.5, contributions: [] })),
          }),
        },
        forecasts: new MemoryForecasts(),
        recordsFor: new MemoryRecords().recordsFor,
        presence: { ofGame: async () => ({ connections: 0, subscribers: 0 }) },
        log,
        clock: { now: () => 0 },
      },
      identity,
    );
}
