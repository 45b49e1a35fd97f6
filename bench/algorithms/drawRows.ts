import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { loadHistory } from '../../src/cli/loadHistory.ts';
import {
  type DrawRows,
  hasPlace,
  rollHistory,
  selectRows,
} from '../../src/training/rollHistory.ts';

/** Rows as training sees them, with the numbers of both takers, [n, 2]. */
export interface TakenRows extends DrawRows {
  readonly takers: Int32Array;
}

/** Rolls through history once; `file` keeps the rows, so that another run need not roll again. */
export async function readDrawRows(directory: string, file?: string): Promise<TakenRows> {
  if (file !== undefined && existsSync(file)) return deserialize(readFileSync(file)) as TakenRows;
  const { games, players } = await loadHistory(directory);
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const takers = games.flatMap(({ draws }) =>
    draws.filter(hasPlace).flatMap((d) => [numberOf(d.homeTakerId), numberOf(d.awayTakerId)]),
  );
  const rows = { ...rollHistory(games, players), takers: Int32Array.from(takers) };
  if (file !== undefined) writeFileSync(file, serialize(rows));
  return rows;
}

export function selectTaken(all: TakenRows, isWanted: (row: number) => boolean): TakenRows {
  const wanted = Array.from({ length: all.rows }, (_, row) => row).filter(isWanted);
  const kept = new Set(wanted);
  let at = 0;
  // `selectRows` asks row by row, in their order.
  const rows = selectRows(all, () => kept.has(at++));
  return {
    ...rows,
    takers: Int32Array.from(
      wanted.flatMap((row) => [all.takers[2 * row]!, all.takers[2 * row + 1]!]),
    ),
  };
}
