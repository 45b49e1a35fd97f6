import type { DecidedDraw } from '../../hockey/faceoffSituation.ts';
import { both, bothColumns, compared, comparedColumns, type FeatureIdea } from './featureIdea.ts';

const PERIOD_SECONDS = 1200;
const RECENT_SECONDS = 300;

/** Seconds of play since the puck was first dropped. */
const playedAt = (draw: Pick<DecidedDraw, 'period' | 'periodSecondsElapsed'>): number =>
  (draw.period - 1) * PERIOD_SECONDS + draw.periodSecondsElapsed;

/** Fatigue and rhythm: how long ago his last draw was and how many he took just before. */
export const load: FeatureIdea = {
  idea: 'load',
  group: 'situation',
  columns: [
    ...bothColumns('SecondsSinceDraw', 's', 'seconds of play since his last draw tonight'),
    ...comparedColumns('RecentDraws', 'draws', 'draws of his in the last five minutes of play'),
  ],
  compute(context) {
    const now = playedAt(context.situation);
    const ago = (playerId: string) => context.drawsOf(playerId).map((draw) => now - playedAt(draw));
    return [
      ...both(context, ({ profile }) => ago(profile.playerId).at(-1) ?? Number.NaN),
      ...compared(
        context,
        ({ profile }) =>
          ago(profile.playerId).filter((seconds) => seconds <= RECENT_SECONDS).length,
      ),
    ];
  },
  say: (favored) => `${favored} has fresher legs for this draw`,
};
