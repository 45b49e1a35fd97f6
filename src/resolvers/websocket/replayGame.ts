import { LogWindow } from '../../pipeline/deliver/logWindow.ts';
import type { PostResult } from '../../pipeline/deliver/postQueue.ts';
import type { PreparedOperation } from '../../pipeline/deliver/preparedOperation.ts';
import { readLog } from '../../pipeline/deliver/readLog.ts';
import type { StreamItem } from '../../pipeline/deliver/streamItem.ts';
import { formatCursor } from '../../pipeline/publish/cursor.ts';
import type { WebSocketPorts } from './ports.ts';
import type { GameStart } from './streamStart.ts';

const PAGE = 100;

/**
 * Sends what a game's log holds in (after, head], in order. What has expired, or is too much for one
 * subscribe, is said with `Lagged`.
 */
export async function replayGame(
  { gameId, after, head, facts }: GameStart,
  operation: PreparedOperation,
  send: (item: StreamItem) => Promise<PostResult | 'ENDED'>,
  { log, limits, pause }: Pick<WebSocketPorts, 'log' | 'limits' | 'pause'>,
): Promise<PostResult | 'ENDED'> {
  const lagged = (missed: number, sequence: number) =>
    send({ __typename: 'Lagged', missed, resumeFrom: formatCursor({ gameId, sequence }) });
  const window = new LogWindow(log, gameId, after);
  let result: PostResult | 'ENDED' = 'SENT';
  let events = 0;
  for (let position = after; position < head && result === 'SENT'; ) {
    const page = await readLog(log, gameId, position, PAGE, pause);
    const entries = page.filter(({ sequence }) => sequence <= head);
    window.append(entries);
    const first = entries[0]?.sequence ?? head + 1;
    if (first > position + 1) result = await lagged(first - position - 1, first - 1);
    for (const entry of entries) {
      if (result !== 'SENT') break;
      if (!operation.matches(entry, facts)) continue;
      if (++events > limits.replayEvents) {
        return lagged(head - entry.sequence + 1, entry.sequence - 1);
      }
      const previous = await window.previousMatch(entry.sequence, (earlier) =>
        operation.matches(earlier, facts),
      );
      result = await send(operation.toItem(entry, previous));
    }
    position = entries.at(-1)?.sequence ?? head;
  }
  return result;
}
