import { type GameType, periodSeconds } from '../hockey/clock.ts';
import { HOME_SPOTS, type HomeSpot } from '../hockey/rink.ts';
import type { TeamSide } from '../hockey/team.ts';
import type { RosterPlayer, RosterTeam } from '../pipeline/ingest/trackingEvent.ts';
import type { GameScript, ScriptDraw, ScriptSide, StoppageReason } from './gameScript.ts';
import { Random } from './random.ts';
import { drawTiming } from './scriptTiming.ts';

/** One draw as a play-by-play tells it; `undefined` = it does not tell. */
export interface HistoryDraw {
  readonly period: number;
  readonly periodSecondsElapsed: number;
  readonly homeSpot?: HomeSpot | undefined;
  readonly homeTakerId: string;
  readonly awayTakerId: string;
  readonly winner: TeamSide;
  readonly homeSkaters?: number | undefined;
  readonly awaySkaters?: number | undefined;
  readonly isHomeGoalkeeperIn?: boolean | undefined;
  readonly isAwayGoalkeeperIn?: boolean | undefined;
  /** Before the draw. */
  readonly homeScore?: number | undefined;
  readonly awayScore?: number | undefined;
  /** Everyone on the ice, goalkeepers included. */
  readonly homeOnIds?: readonly string[] | undefined;
  readonly awayOnIds?: readonly string[] | undefined;
}

/** A real game as the history tables have it. */
export interface HistoryGame {
  readonly gameId: string;
  readonly season: string;
  readonly gameType: GameType;
  readonly gameDate: string;
  readonly homeTeam: RosterTeam;
  readonly awayTeam: RosterTeam;
  /** Rosters of the season at least, takers and everyone named on the ice among them. */
  readonly players: readonly RosterPlayer[];
  /** In order. */
  readonly draws: readonly HistoryDraw[];
  /** Where the source tells the end home attacked in the first period. */
  readonly homeAttacksPositiveXFirst?: boolean | undefined;
  readonly finalScore?: { readonly home: number; readonly away: number } | undefined;
}

type OnIce = Omit<ScriptSide, 'takerIds'>;

/**
 * The script of a real game: its own draws, takers, dots, scores, winners, rosters and, where the
 * rows name them, players on the ice. What they do not tell is listed in `simulated`: always the
 * `skating` with its stoppages; `lineMates` and `goalkeepers` where they were picked from the
 * roster, `dots` where a row has no place; `endOfOvertime` where nobody wrote down when the last goal fell. A score that is not known
 * is left out.
 */
export function scriptFromHistory(game: HistoryGame, seed = 1): GameScript {
  const random = new Random(seed, game.gameId);
  const simulated = new Set(['skating', 'stoppages']);
  const draws: ScriptDraw[] = [];
  const bench = new Bench(game, random);
  for (const draw of game.draws) {
    const before = draws.at(-1);
    // A handful of rows are out of order by a second or two; the clock of a script never rises.
    const clock = Math.max(
      0,
      periodSeconds(draw.period, game.gameType) - Math.max(0, draw.periodSecondsElapsed),
    );
    const secondsRemaining =
      before?.period === draw.period ? Math.min(before.secondsRemaining, clock) : clock;
    const home = bench.onIce('HOME', draw, simulated);
    const away = bench.onIce('AWAY', draw, simulated);
    const score =
      draw.homeScore === undefined || draw.awayScore === undefined
        ? undefined
        : { home: draw.homeScore, away: draw.awayScore };
    const reason = reasonOf(draw, score, before);
    draws.push({
      period: draw.period,
      secondsRemaining,
      spot: draw.homeSpot ?? bench.anySpot(simulated),
      reason,
      home: { takerIds: [draw.homeTakerId], ...home },
      away: { takerIds: [draw.awayTakerId], ...away },
      winner: draw.winner,
      score,
      ...drawTiming(reason, random),
    });
  }
  const last = draws.at(-1);
  if (last === undefined) throw new RangeError(`expected draws of game ${game.gameId}, got none`);
  const endsInOvertime = last.period > 3;
  if (endsInOvertime) simulated.add('endOfOvertime');
  return {
    gameId: game.gameId,
    season: game.season,
    gameType: game.gameType,
    gameDate: game.gameDate,
    homeTeam: game.homeTeam,
    awayTeam: game.awayTeam,
    players: bench.dressed(draws),
    homeAttacksPositiveXFirst: game.homeAttacksPositiveXFirst ?? random.chance(0.5),
    draws,
    end: {
      period: last.period,
      secondsRemaining: endsInOvertime
        ? Math.round(last.secondsRemaining * random.between(0.2, 0.9))
        : 0,
      // Told only where the stream tells scores at all.
      score: last.score === undefined ? undefined : game.finalScore,
    },
    simulated: [...simulated],
  };
}

/** Only what follows from the rows; why else play had stopped they do not tell. */
function reasonOf(
  draw: HistoryDraw,
  score: { readonly home: number; readonly away: number } | undefined,
  before: ScriptDraw | undefined,
): StoppageReason {
  if (before?.period !== draw.period) return 'PERIOD_START';
  if (score !== undefined && before.score !== undefined) {
    const goals = score.home + score.away - before.score.home - before.score.away;
    if (goals > 0) return 'GOAL';
  }
  return 'OTHER';
}

/** Who stands on the ice where the rows do not say it. */
class Bench {
  readonly #players: ReadonlyMap<string, RosterPlayer>;
  readonly #random: Random;
  readonly #goalkeeper: Record<TeamSide, string | undefined>;
  /** Line-mates stay together for the game: forwards in threes, defensemen in pairs. */
  readonly #forwards: Record<TeamSide, readonly RosterPlayer[]>;
  readonly #defense: Record<TeamSide, readonly RosterPlayer[]>;
  #hasPicked = false;

  constructor({ players }: HistoryGame, random: Random) {
    this.#players = new Map(players.map((player) => [player.id, player]));
    this.#random = random;
    const of = (side: TeamSide, is: (player: RosterPlayer) => boolean) =>
      random.shuffle(players.filter((player) => player.team === side && is(player)));
    const isGoalkeeper = (player: RosterPlayer) => player.position === 'G';
    const isDefense = (player: RosterPlayer) => player.position === 'D';
    const isForward = (player: RosterPlayer) => !isGoalkeeper(player) && !isDefense(player);
    this.#goalkeeper = {
      HOME: of('HOME', isGoalkeeper)[0]?.id,
      AWAY: of('AWAY', isGoalkeeper)[0]?.id,
    };
    this.#forwards = {
      HOME: of('HOME', isForward).slice(0, 12),
      AWAY: of('AWAY', isForward).slice(0, 12),
    };
    this.#defense = {
      HOME: of('HOME', isDefense).slice(0, 6),
      AWAY: of('AWAY', isDefense).slice(0, 6),
    };
  }

  /** Who plays: everyone at a draw, and where line-mates were picked the lines they come from. */
  dressed(draws: readonly ScriptDraw[]): readonly RosterPlayer[] {
    const ids = new Set(
      draws.flatMap(({ home, away }) =>
        [home, away].flatMap((side) => [...side.skaterIds, side.goalkeeperId ?? []].flat()),
      ),
    );
    for (const side of ['HOME', 'AWAY'] as const) {
      const lines = [...this.#forwards[side], ...this.#defense[side]];
      if (this.#hasPicked) for (const { id } of lines) ids.add(id);
    }
    return [...this.#players.values()].filter(({ id }) => ids.has(id));
  }

  anySpot(simulated: Set<string>): HomeSpot {
    simulated.add('dots');
    return this.#random.pick(HOME_SPOTS);
  }

  onIce(side: TeamSide, draw: HistoryDraw, simulated: Set<string>): OnIce {
    const [ids, takerId, count, isGoalkeeperIn] =
      side === 'HOME'
        ? [draw.homeOnIds, draw.homeTakerId, draw.homeSkaters, draw.isHomeGoalkeeperIn]
        : [draw.awayOnIds, draw.awayTakerId, draw.awaySkaters, draw.isAwayGoalkeeperIn];
    const named = (ids ?? []).filter((id) => this.#players.get(id)?.team === side);
    const goalkeeper = named.find((id) => this.#players.get(id)?.position === 'G');
    const skaters = named.filter((id) => this.#players.get(id)?.position !== 'G');
    if (!skaters.includes(takerId)) skaters.unshift(takerId);
    const wanted = Math.max(3, Math.min(6, count ?? 5));
    if (skaters.length < wanted) {
      simulated.add('lineMates');
      this.#hasPicked = true;
      skaters.push(...this.#mates(side, takerId, skaters, wanted - skaters.length));
    }
    const on: OnIce = { skaterIds: skaters.slice(0, 6) };
    if (isGoalkeeperIn === false) return on;
    if (goalkeeper !== undefined) return { ...on, goalkeeperId: goalkeeper };
    const picked = this.#goalkeeper[side];
    if (picked === undefined) return on;
    simulated.add('goalkeepers');
    return { ...on, goalkeeperId: picked };
  }

  /** Two wings of a line, a pair of defensemen, then whoever is left. */
  #mates(
    side: TeamSide,
    takerId: string,
    taken: readonly string[],
    count: number,
  ): readonly string[] {
    const random = this.#random;
    const free = (players: readonly RosterPlayer[]) =>
      players.filter((player) => player.id !== takerId && !taken.includes(player.id));
    const forwards = free(this.#forwards[side]);
    const defense = free(this.#defense[side]);
    const line = random.integer(0, 3);
    const pair = random.integer(0, 2);
    const cut = <T>(items: readonly T[], from: number, length: number) =>
      [...items.slice(from), ...items.slice(0, from)].slice(0, length);
    const hasDefense = taken.some((id) => this.#players.get(id)?.position === 'D');
    const wingCount = Math.min(2, Math.max(1, count - 2));
    const wings = cut(forwards, (3 * line) % Math.max(1, forwards.length), wingCount);
    const backs = cut(defense, (2 * pair) % Math.max(1, defense.length), hasDefense ? 1 : 2);
    const mates = [...wings, ...backs];
    const rest = [...forwards, ...defense].filter((player) => !mates.includes(player));
    return [...mates, ...rest].slice(0, count).map((player) => player.id);
  }
}
