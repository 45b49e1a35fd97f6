import { usageWorth } from '../../history/records/expectation.ts';
import {
  both,
  bothColumns,
  column,
  compared,
  comparedColumns,
  type FeatureIdea,
} from './featureIdea.ts';

/** How many of his team’s draws the coach gives him: trust that results alone do not show yet. */
export const usage: FeatureIdea = {
  idea: 'usage',
  group: 'history',
  columns: [
    ...comparedColumns('Usage', 'share', 'share of his team’s draws he takes'),
    ...bothColumns('UsageLately', 'share', 'that share in about his last four games'),
    column('usageWorthDifference', 'log-odds', 'what that share is worth, home less visitor'),
  ],
  compute: (context) => [
    ...compared(context, ({ profile }) => profile.usage[0]),
    ...both(context, ({ profile }) => profile.usage[1]),
    usageWorth(context.home.profile) - usageWorth(context.away.profile),
  ],
  say: (favored) => `${favored} is the one the coach sends out for draws`,
};
