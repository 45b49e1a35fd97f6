import type { Draw } from './playedGames.ts';

const COLUMNS = [
  'game_id',
  'season',
  'game_type',
  'game_date',
  'home_team',
  'away_team',
  'home_player_id',
  'away_player_id',
  'home_win',
];

interface DrawRow {
  readonly game_id: unknown;
  readonly season: unknown;
  readonly game_type: unknown;
  readonly game_date: unknown;
  readonly home_team: unknown;
  readonly away_team: unknown;
  readonly home_player_id: unknown;
  readonly away_player_id: unknown;
  readonly home_win: unknown;
}

/** A history table that cannot be read; the message says what was expected. */
export class HistoryTableError extends Error {
  override readonly name = 'HistoryTableError';
}

/**
 * Regular-season draws of a history table in Parquet, in the order of the file. Draws without
 * takers or winner are left out.
 *
 * @param table - path of the file, or its bytes
 * @throws {@link HistoryTableError} when it is no Parquet or lacks a column
 */
export async function readDraws(table: string | Uint8Array): Promise<Draw[]> {
  const { asyncBufferFromFile, parquetReadObjects } = await import('hyparquet');
  const { compressors } = await import('hyparquet-compressors');
  let rows: DrawRow[];
  try {
    const file =
      typeof table === 'string'
        ? await asyncBufferFromFile(table)
        : (table.buffer.slice(
            table.byteOffset,
            table.byteOffset + table.byteLength,
          ) as ArrayBuffer);
    rows = (await parquetReadObjects({
      file,
      columns: COLUMNS,
      compressors,
    })) as unknown as DrawRow[];
  } catch (error) {
    throw new HistoryTableError(
      `expected a Parquet table of draws with ${COLUMNS.join(', ')}` +
        `${typeof table === 'string' ? ` at ${table}` : ''}: ` +
        (error instanceof Error ? error.message : ''),
    );
  }
  const draws: Draw[] = [];
  for (const row of rows) {
    const { game_type: type, home_win: win, home_player_id: home, away_player_id: away } = row;
    if (type !== 'R' || win === null || win === undefined || !home || !away) continue;
    draws.push({
      gameId: String(row.game_id),
      season: String(row.season),
      gameDate: dateText(row.game_date),
      homeTeam: String(row.home_team),
      awayTeam: String(row.away_team),
      homeTakerId: String(home),
      awayTakerId: String(away),
      isHomeWin: Number(win) === 1,
    });
  }
  return draws;
}

function dateText(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10);
}
