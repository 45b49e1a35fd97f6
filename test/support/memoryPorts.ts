import type { ResolverPorts } from '../../src/resolvers/context.ts';
import { MemoryDraws } from './memoryDraws.ts';
import { MemoryForecasts } from './memoryForecasts.ts';
import { MemoryGames } from './memoryGames.ts';
import { MemoryLog } from './memoryLog.ts';
import { MemoryRecords } from './memoryRecords.ts';

/** What resolvers read from, empty but for what a test puts there. */
export function memoryPorts(given: Partial<ResolverPorts> = {}): ResolverPorts {
  const log = new MemoryLog();
  return {
    games: new MemoryGames(),
    draws: new MemoryDraws(),
    log,
    publications: given.log instanceof MemoryLog ? given.log : log,
    modelCards: { load: async () => undefined },
    seasonTallies: { load: async () => undefined },
    presence: { ofGame: async () => ({ connections: 0, subscribers: 0 }) },
    players: { load: async () => new Map() },
    model: { predict: () => Promise.reject(new Error('the model is not asked')) },
    forecasts: new MemoryForecasts(),
    recordsFor: new MemoryRecords().recordsFor,
    clock: { now: () => 0 },
    ...given,
  };
}
