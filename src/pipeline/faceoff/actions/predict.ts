import { combinationOf, situationOf } from '../situationOf.ts';
import { substitutePairs } from '../substitutes.ts';
import { type FoldMoment, intentMoment } from './moment.ts';

/** Asks for a prediction where the combination is another than the one asked for last. */
export function predict(moment: FoldMoment): void {
  const { state, rules } = moment;
  const draw = state.upcoming;
  if (!draw) return;
  const { dot, homeTakerId, awayTakerId } = draw;
  const situation = situationOf(state, dot, homeTakerId, awayTakerId);
  const combination = combinationOf(situation);
  if (combination === draw.combination) return;
  draw.combination = combination;
  draw.revision++;
  const pairs = substitutePairs(
    state,
    homeTakerId,
    awayTakerId,
    dot,
    state.lastEventTimestamp,
    rules.freshMillis,
  );
  moment.intents.push({
    kind: 'PREDICT',
    ...intentMoment(moment),
    draw,
    revision: draw.revision,
    dot,
    combination,
    situation,
    substitutions: pairs.map((pair) => {
      const other = { ...situation, ...pair };
      return { combination: combinationOf(other), situation: other };
    }),
  });
}
