import {
  type FaceoffWhatIf,
  type ForecastSubject,
  type ImaginedGame,
  UnknownTeamError,
  type WhatIfQuestion,
} from '../ports.ts';
import { basisOf, type PlayerBasis } from './examples.ts';
import { faceoffModelOf, storedModel } from './faceoffModel.ts';
import {
  currentMoments,
  type ForecastFaceoffsInput,
  foreseePlayer,
  foreseeTeam,
} from './forecastFaceoffs.ts';
import type { ScheduledGame } from './playedGames.ts';
import { teamsSoFar } from './teamsSoFar.ts';
import type { WhatIfBasis } from './whatIfBasis.ts';

/** What a refresh stores so that what-ifs are answered without the history. */
export function whatIfBasis(input: ForecastFaceoffsInput): {
  readonly basis: WhatIfBasis;
  readonly players: readonly PlayerBasis[];
} {
  const { examples, games, model, season, knownThrough, issuedAt } = input;
  return {
    basis: {
      model: storedModel(model),
      teams: teamsSoFar(games, season),
      knownThrough,
      issuedAt,
    },
    players: currentMoments(examples.seasons, season).map(basisOf),
  };
}

/**
 * Answers a what-if, as the forecasts would be if the schedule were that list of games.
 *
 * @param player - basis of the player when the question is of one
 * @returns `undefined` when nothing is known of whom it is about
 * @throws {@link UnknownTeamError}
 */
export function answerWhatIf(
  { model: stored, teams: soFar, knownThrough, issuedAt }: WhatIfBasis,
  { subject, games }: WhatIfQuestion,
  player: PlayerBasis | undefined,
): FaceoffWhatIf | undefined {
  const model = faceoffModelOf(stored);
  const { teams } = model.strengths;
  const team = subject.kind === 'PLAYER' ? player?.team : subject.team;
  if (team === undefined || (subject.kind === 'TEAM' && !teams.includes(team))) return undefined;
  const coming = games.map((g) => imagined(g, team, teams));
  const foreseen = player
    ? foreseePlayer(model, player, coming)
    : foreseeTeam(model, team, soFar[team], coming);
  return { ...foreseen, subject, knownThrough, issuedAt };
}

/** A game between `team` and an opponent that is known. @throws {@link UnknownTeamError} */
export function imagined(
  { opponent, isHome }: ImaginedGame,
  team: string,
  known: readonly string[],
): ScheduledGame {
  if (!known.includes(opponent) || opponent === team) {
    const others = known.filter((t) => t !== team);
    throw new UnknownTeamError(opponent, others);
  }
  return isHome
    ? { gameDate: '', homeTeam: team, awayTeam: opponent }
    : { gameDate: '', homeTeam: opponent, awayTeam: team };
}

/** Key of a question, the same for questions alike. */
export function whatIfKey({ subject, games }: WhatIfQuestion): string {
  return `${subjectKey(subject)} ${games.map((g) => (g.isHome ? '' : '@') + g.opponent).join(',')}`;
}

const subjectKey = (s: ForecastSubject): string =>
  s.kind === 'PLAYER' ? `player:${s.playerId}` : `team:${s.team}`;
