import { homeZone } from '../../hockey/rink.ts';
import { column, type FeatureIdea, shrunkShare } from './featureIdea.ts';

const PRIOR_DRAWS = 20;

/** The teams tonight: who wins the draws, how many men take them, where the game is played. */
export const teamTonight: FeatureIdea = {
  idea: 'teamTonight',
  group: 'situation',
  columns: [
    column('homeTeamShare', 'share', 'home team’s share of all draws tonight, shrunk', 'SHARE'),
    column('homeTeamTakers', 'players', 'players of the home team who took draws tonight'),
    column('awayTeamTakers', 'players', 'visiting players who took draws tonight'),
    column(
      'territory',
      '−1 to 1',
      'draws in the visitor’s end less those in home’s, per draw',
      'SIGNED',
    ),
  ],
  compute({ situation: { drawsSoFar } }) {
    const won = drawsSoFar.filter(({ winner }) => winner === 'HOME').length;
    const ends = { OFFENSIVE: 1, NEUTRAL: 0, DEFENSIVE: -1 } as const;
    const territory = drawsSoFar.reduce((sum, draw) => sum + ends[homeZone(draw.homeSpot)], 0);
    return [
      shrunkShare([drawsSoFar.length, won], PRIOR_DRAWS),
      new Set(drawsSoFar.map(({ homeTakerId }) => homeTakerId)).size,
      new Set(drawsSoFar.map(({ awayTakerId }) => awayTakerId)).size,
      territory / (drawsSoFar.length + PRIOR_DRAWS),
    ];
  },
  say: (favored) => `${favored}’s team is winning the draws tonight`,
};
