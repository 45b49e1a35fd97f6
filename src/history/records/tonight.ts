import type { DecidedDraw } from '../../hockey/faceoffSituation.ts';
import {
  effectsOf,
  expectation,
  probabilityOf,
  type RatedTaker,
  type Surroundings,
} from './expectation.ts';
import { newProfile, type PlayerProfile } from './playerProfile.ts';
import { copyOfSkill, drift, learn, lessonOf, meanOf, type Skill } from './skill.ts';
import { daysBetween } from './takeGame.ts';

/** A taker with what tonight's draws so far have told of him. */
export interface TakerTonight extends RatedTaker {
  /** As of the start of the game, the days since his last one gone by. */
  readonly skillBefore: Skill;
  readonly taken: number;
  readonly won: number;
  /** Wins expected of the draws tonight by what was known before the game. */
  readonly expected: number;
}

const STRANGER = newProfile({ playerId: '', name: '' });

/** A taker as of the start of the game: uncertainty has grown since he was last seen. */
export function takerOn(gameDate: string, profile: PlayerProfile): RatedTaker {
  const { usage, shoots, handedness, position, lastGameDate } = profile;
  const skill = copyOfSkill(profile.skill);
  if (lastGameDate !== undefined && gameDate !== '') {
    drift(skill, daysBetween(lastGameDate, gameDate));
  }
  return { skill, usage, shoots, handedness, position };
}

/**
 * Takes tonight's draws of one taker into his belief. Opponents count by what was known of them
 * before the game, so that each taker can be brought up to date by himself.
 *
 * @param before - the taker as of the start of the game
 * @param drawsSoFar - of this game, oldest first
 * @param opponentOf - others of the game as of its start; a stranger is taken for a newcomer
 */
export function takerTonight(
  playerId: string,
  before: RatedTaker,
  drawsSoFar: readonly DecidedDraw[],
  opponentOf: (playerId: string) => RatedTaker | undefined,
  surroundings: Surroundings,
): TakerTonight {
  const skill = copyOfSkill(before.skill);
  const now = { ...before, skill };
  let taken = 0;
  let won = 0;
  let expected = 0;
  for (const draw of drawsSoFar) {
    const turn = draw.homeTakerId === playerId ? 1 : draw.awayTakerId === playerId ? -1 : 0;
    if (turn === 0) continue;
    const opponent = opponentOf(turn === 1 ? draw.awayTakerId : draw.homeTakerId) ?? STRANGER;
    const isWin = (draw.winner === 'HOME') === (turn === 1);
    const effects = effectsOf(opponent, draw, turn);
    const learned = meanOf(skill, effects) - meanOf(before.skill, effects);
    const { logOdds, variance } =
      turn === 1
        ? expectation(now, opponent, draw, surroundings)
        : expectation(opponent, now, draw, surroundings);
    learn(skill, effects, lessonOf(draw.winner === 'HOME', logOdds, variance), turn);
    taken++;
    if (isWin) won++;
    expected += probabilityOf(turn * logOdds - learned);
  }
  return { ...now, skillBefore: before.skill, taken, won, expected };
}
