import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOTS, homeZone, toDot } from '../../hockey/rink.ts';
import type { TablePlayer } from './readPlayers.ts';
import type { TableDraw, TableGame } from './tableGame.ts';

/** What is written: the games in order, and what is known beside their draws. */
export interface HistoryTables {
  readonly games: readonly TableGame[];
  readonly players: ReadonlyMap<string, TablePlayer>;
  /** Player ids by `season|team`. */
  readonly rosters: ReadonlyMap<string, ReadonlySet<string>>;
  /** Goals at the end of a game by its id, where they are known. */
  readonly finals: ReadonlyMap<string, { readonly home: number; readonly away: number }>;
}

export type TableFormat = 'parquet' | 'csv';

type Cell = string | number | undefined;

interface Column {
  readonly name: string;
  readonly type: 'INT32' | 'INT64' | 'STRING' | 'DATE';
  readonly of: (draw: TableDraw, game: TableGame, seq: number) => Cell;
}

const flag = (value: boolean | undefined): Cell => (value === undefined ? undefined : +value);
const number = (id: string | undefined): Cell => (id === undefined ? undefined : Number(id));
const turned = (draw: TableDraw, axis: 'x' | 'y', homeAttacksPositiveX: boolean): Cell =>
  draw.homeSpot === undefined
    ? undefined
    : DOTS[toDot(draw.homeSpot, homeAttacksPositiveX)]![axis] + 0;
/** Center is center from either side; elsewhere the raw frame needs the direction. */
const raw = (draw: TableDraw, axis: 'x' | 'y'): Cell =>
  draw.homeSpot === 'C'
    ? 0
    : draw.homeAttacksPositiveX === undefined
      ? undefined
      : turned(draw, axis, draw.homeAttacksPositiveX);

const dateOf = ({ gameDate, isDateAssumed }: TableGame): Cell =>
  isDateAssumed ? undefined : gameDate;

/** The columns of `faceoffs.parquet`; one line here is one column. */
const COLUMNS: readonly Column[] = [
  {
    name: 'faceoff_id',
    type: 'INT64',
    of: (_, { gameId }, seq) => (gameId === undefined ? undefined : Number(gameId) * 1000 + seq),
  },
  { name: 'seq', type: 'INT32', of: (_, __, seq) => seq },
  { name: 'game_id', type: 'INT64', of: (_, { gameId }) => number(gameId) },
  { name: 'season', type: 'INT32', of: (_, { season }) => Number(season) },
  { name: 'game_type', type: 'STRING', of: (_, { gameType }) => gameType },
  { name: 'game_date', type: 'DATE', of: (_, game) => dateOf(game) },
  { name: 'home_team', type: 'STRING', of: (_, { homeTeam }) => homeTeam },
  { name: 'away_team', type: 'STRING', of: (_, { awayTeam }) => awayTeam },
  { name: 'period', type: 'INT32', of: ({ period }) => period },
  { name: 'period_seconds', type: 'INT32', of: (draw) => draw.periodSecondsElapsed },
  { name: 'x', type: 'INT32', of: (draw) => raw(draw, 'x') },
  { name: 'y', type: 'INT32', of: (draw) => raw(draw, 'y') },
  { name: 'x_home', type: 'INT32', of: (draw) => turned(draw, 'x', true) },
  { name: 'y_home', type: 'INT32', of: (draw) => turned(draw, 'y', true) },
  {
    name: 'zone_home',
    type: 'STRING',
    of: ({ homeSpot }) => (homeSpot === undefined ? undefined : homeZone(homeSpot)[0]),
  },
  { name: 'spot_home', type: 'STRING', of: ({ homeSpot }) => homeSpot },
  { name: 'home_player_id', type: 'INT64', of: ({ homeTakerId }) => number(homeTakerId) },
  { name: 'away_player_id', type: 'INT64', of: ({ awayTakerId }) => number(awayTakerId) },
  { name: 'home_win', type: 'INT32', of: ({ winner }) => (winner === 'HOME' ? 1 : 0) },
  { name: 'home_skaters', type: 'INT32', of: ({ homeSkaters }) => homeSkaters },
  { name: 'away_skaters', type: 'INT32', of: ({ awaySkaters }) => awaySkaters },
  { name: 'home_goalie_in', type: 'INT32', of: (draw) => flag(draw.isHomeGoalkeeperIn) },
  { name: 'away_goalie_in', type: 'INT32', of: (draw) => flag(draw.isAwayGoalkeeperIn) },
  { name: 'home_score', type: 'INT32', of: ({ homeScore }) => homeScore },
  { name: 'away_score', type: 'INT32', of: ({ awayScore }) => awayScore },
  { name: 'home_on_ids', type: 'STRING', of: ({ homeOnIds }) => homeOnIds?.join('|') },
  { name: 'away_on_ids', type: 'STRING', of: ({ awayOnIds }) => awayOnIds?.join('|') },
];

const ROWS_PER_GROUP = 50_000;

/**
 * Writes `faceoffs.parquet` (or `.csv`), `games.csv`, `players.csv` and `player_seasons.csv`; reading
 * them back gives the same games. Each file is there whole or not at all.
 *
 * @returns names of the files written
 */
export async function writeTables(
  directory: string,
  tables: HistoryTables,
  format: TableFormat,
): Promise<readonly string[]> {
  await mkdir(directory, { recursive: true });
  const files: [name: string, content: string | Uint8Array][] = [
    [`faceoffs.${format}`, format === 'csv' ? drawsCsv(tables) : await drawsParquet(tables)],
    ['games.csv', gamesCsv(tables)],
    ['players.csv', playersCsv(tables)],
    ['player_seasons.csv', rostersCsv(tables)],
  ];
  for (const [name, content] of files) {
    const file = join(directory, name);
    await writeFile(`${file}.part`, content);
    await rename(`${file}.part`, file);
  }
  return files.map(([name]) => name);
}

async function drawsParquet({ games }: HistoryTables): Promise<Uint8Array> {
  const { parquetWriteBuffer, schemaFromColumnData } = await import('hyparquet-writer');
  const columnData = COLUMNS.map(({ name, type, of }) => {
    const data = games.flatMap((game) =>
      game.draws.map((draw, i) => stored(of(draw, game, i + 1), type)),
    );
    return { name, data, type: type === 'DATE' ? ('INT32' as const) : type, nullable: true };
  });
  const schema = schemaFromColumnData({ columnData }).map((element) =>
    element.name === 'game_date' ? { ...element, converted_type: 'DATE' as const } : element,
  );
  const typed = columnData.map(({ name, data }) => ({ name, data }));
  return new Uint8Array(
    parquetWriteBuffer({ columnData: typed, schema, rowGroupSize: ROWS_PER_GROUP }),
  );
}

function stored(cell: Cell, type: Column['type']) {
  if (cell === undefined) return null;
  if (type === 'INT64') return BigInt(cell);
  return type === 'DATE' ? new Date(`${cell}T00:00:00Z`) : cell;
}

/** Quoted by RFC 4180 where needed; a line break inside a cell becomes a space. */
function csvLine(cells: readonly Cell[]): string {
  return cells
    .map((cell) => {
      const text = cell === undefined ? '' : String(cell).replace(/[\r\n]+/g, ' ');
      return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(',');
}

const csv = (header: readonly string[], rows: Iterable<readonly Cell[]>): string =>
  `${[header, ...rows].map(csvLine).join('\n')}\n`;

function drawsCsv({ games }: HistoryTables): string {
  return csv(
    COLUMNS.map(({ name }) => name),
    games.flatMap((game) =>
      game.draws.map((draw, i) => COLUMNS.map(({ of }) => of(draw, game, i + 1))),
    ),
  );
}

function gamesCsv({ games, finals }: HistoryTables): string {
  return csv(
    [
      'game_id',
      'season',
      'game_type',
      'game_date',
      'home_team',
      'away_team',
      'home_final',
      'away_final',
      'n_faceoffs',
    ],
    games.map((game) => {
      const final = game.gameId === undefined ? undefined : finals.get(game.gameId);
      return [
        game.gameId,
        game.season,
        game.gameType,
        dateOf(game),
        game.homeTeam,
        game.awayTeam,
        final?.home,
        final?.away,
        game.draws.length,
      ];
    }),
  );
}

function playersCsv({ players }: HistoryTables): string {
  return csv(
    ['player_id', 'full_name', 'position', 'shoots', 'height_in', 'weight_lb', 'birth_date'],
    [...players.values()]
      .sort((a, b) => Number(a.id) - Number(b.id))
      .map((player) => [
        player.id,
        player.name,
        player.position,
        player.shoots,
        player.heightInches,
        player.weightPounds,
        player.birthDate,
      ]),
  );
}

function rostersCsv({ rosters, players }: HistoryTables): string {
  return csv(
    ['player_id', 'season', 'team', 'position'],
    [...rosters]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([key, ids]) =>
        [...ids].sort().map((id) => [id, ...key.split('|'), players.get(id)?.position]),
      ),
  );
}
