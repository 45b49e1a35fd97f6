import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import { RecordBook } from '../../history/records/recordBook.ts';
import { readRosters, type TablePlayer } from '../../history/tables/readPlayers.ts';
import type { TableGame } from '../../history/tables/tableGame.ts';
import type { TeamSide } from '../../hockey/team.ts';
import type { RosterPlayer } from '../../pipeline/ingest/trackingEvent.ts';
import type { GameScript } from '../../simulator/gameScript.ts';
import { type HistoryGame, scriptFromHistory } from '../../simulator/scriptFromHistory.ts';
import { ExpectedError } from '../expectedError.ts';
import { loadHistory } from '../loadHistory.ts';
import { ProgressBar } from '../progressBar.ts';
import { scriptedGame } from './bundledSource.ts';
import type { GameSource } from './gameSource.ts';

/**
 * Real games from face-off tables: draws, takers, dots, scores, winners and rosters are theirs, only
 * the skating is simulated. Begins with the game named and goes on with those after it.
 *
 * @param gameId - without one the last game that tells where its draws were
 * @throws ExpectedError for a game that the tables do not have
 */
export async function historySource(
  directory: string,
  gameId: string | undefined,
  seed: number,
): Promise<GameSource> {
  const { games, players } = await loadHistory(directory);
  const rosters = await readRosters(directory);
  const playable = games.flatMap((game, at) => (isPlayable(game) ? [{ game, at }] : []));
  const first =
    gameId === undefined
      ? playable.length - 1
      : playable.findIndex(({ game }) => game.gameId === gameId);
  if (first < 0 || playable.length === 0) {
    throw new ExpectedError(
      `expected game ${gameId ?? ''} in ${directory}, which has ${playable.length} playable games${nearest(playable, gameId)}`,
    );
  }
  const book = new RecordBook(players);
  let taken = 0;
  return {
    async game(index) {
      const { game, at } = playable[(first + index) % playable.length]!;
      const history = toHistoryGame(game, players, rosters);
      return scriptedGame(scriptFromHistory(history, seed), seed, async () => {
        const bar = new ProgressBar();
        for (; taken < at; taken++) {
          book.take(games[taken]!);
          if (taken % 500 === 0) bar.show(taken / at, 'records up to this game');
        }
        bar.done('records of all players as of this game');
        return history.players.map((player): PlayerProfile => book.of(player.id));
      });
    },
  };
}

/**
 * The script of one real game.
 * @throws ExpectedError for a game that the tables do not have
 */
export async function historyScript(
  directory: string,
  gameId: string,
  seed: number,
): Promise<GameScript> {
  const { games, players } = await loadHistory(directory);
  const playable = games.flatMap((game, at) => (isPlayable(game) ? [{ game, at }] : []));
  const found = playable.find(({ game }) => game.gameId === gameId);
  if (found === undefined) {
    throw new ExpectedError(
      `expected game ${gameId} in ${directory}, which has ${playable.length} playable games${nearest(playable, gameId)}`,
    );
  }
  return scriptFromHistory(toHistoryGame(found.game, players, await readRosters(directory)), seed);
}

const isPlayable = (game: TableGame): boolean =>
  game.gameId !== undefined &&
  game.draws.length > 0 &&
  game.draws.every((draw) => draw.homeSpot !== undefined && draw.period !== undefined);

function nearest(
  playable: readonly { readonly game: TableGame }[],
  gameId: string | undefined,
): string {
  const wanted = Number(gameId);
  if (!Number.isFinite(wanted) || playable.length === 0) return '';
  const near = playable
    .map(({ game }) => game.gameId ?? '')
    .sort((a, b) => Math.abs(Number(a) - wanted) - Math.abs(Number(b) - wanted))
    .slice(0, 3);
  return `; near it are ${near.join(', ')}`;
}

function toHistoryGame(
  game: TableGame,
  players: ReadonlyMap<string, TablePlayer>,
  rosters: ReadonlyMap<string, readonly string[]>,
): HistoryGame {
  const draws = game.draws.flatMap((draw) =>
    draw.homeSpot === undefined ||
    draw.period === undefined ||
    draw.periodSecondsElapsed === undefined
      ? []
      : [
          {
            ...draw,
            homeSpot: draw.homeSpot,
            period: draw.period,
            periodSecondsElapsed: draw.periodSecondsElapsed,
          },
        ],
  );
  const onIce = (side: TeamSide) =>
    draws.flatMap((draw) => [
      side === 'HOME' ? draw.homeTakerId : draw.awayTakerId,
      ...((side === 'HOME' ? draw.homeOnIds : draw.awayOnIds) ?? []),
    ]);
  const seen = { HOME: new Set(onIce('HOME')), AWAY: new Set(onIce('AWAY')) };
  const roster = (side: TeamSide, team: string): RosterPlayer[] => {
    const opponents = seen[side === 'HOME' ? 'AWAY' : 'HOME'];
    const listed = (rosters.get(`${game.season}|${team}`) ?? []).filter((id) => !opponents.has(id));
    return [...new Set([...seen[side], ...listed])].map((id) => {
      const player = players.get(id);
      return {
        id,
        name: player?.name ?? `Player ${id}`,
        team: side,
        position: player?.position,
        shoots: player?.shoots,
        heightInches: player?.heightInches,
        weightPounds: player?.weightPounds,
      };
    });
  };
  const attacks = draws.find((draw) => draw.homeAttacksPositiveX !== undefined);
  return {
    gameId: game.gameId ?? '',
    season: game.season,
    gameType: game.gameType,
    gameDate: game.gameDate,
    homeTeam: { id: game.homeTeam, name: game.homeTeam, abbreviation: game.homeTeam },
    awayTeam: { id: game.awayTeam, name: game.awayTeam, abbreviation: game.awayTeam },
    // Most listed first: a roster may name more players of a season than one game can.
    players: [
      ...roster('HOME', game.homeTeam).slice(0, 48),
      ...roster('AWAY', game.awayTeam).slice(0, 48),
    ],
    draws,
    ...(attacks?.homeAttacksPositiveX === undefined
      ? {}
      : { homeAttacksPositiveXFirst: attacks.homeAttacksPositiveX === (attacks.period % 2 === 1) }),
  };
}
