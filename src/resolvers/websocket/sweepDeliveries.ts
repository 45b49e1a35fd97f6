import type { WebSocketPorts } from './ports.ts';

/** Games begun last, enough for a night of the league. */
const SWEPT_GAMES = 32;

/**
 * Wakes delivery of games whose last delivery failed for good: after a game's last publication no
 * other wake comes, and a viewer who stays connected would wait for ever. Called once a minute.
 *
 * @returns the games that were woken
 */
export async function sweepDeliveries({
  games,
  progress,
  trigger,
  shards,
}: Pick<WebSocketPorts, 'games' | 'progress' | 'trigger' | 'shards'>): Promise<readonly string[]> {
  const recent = await games.recent(SWEPT_GAMES);
  const places = recent.flatMap(({ gameId }) =>
    Array.from({ length: shards }, (_, shard) => ({ gameId, shard })),
  );
  const looks = await Promise.all(
    places.map(async ({ gameId, shard }) => ({
      gameId,
      isAbandoned: (await progress.look(gameId, shard)).isAbandoned,
    })),
  );
  const woken = new Set(looks.filter((look) => look.isAbandoned).map(({ gameId }) => gameId));
  if (woken.size > 0) await trigger.wake([...woken]);
  return [...woken];
}
