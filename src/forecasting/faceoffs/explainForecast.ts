import type { ForecastContribution } from '../ports.ts';
import { expectTeam, featuresFor, type PlayerBasis } from './examples.ts';
import type { FaceoffModel, FaceoffOutlook } from './faceoffModel.ts';
import type { ScheduledGame } from './playedGames.ts';
import { opponentOf } from './playerLog.ts';

/** The rest of a sum, so that the parts of an explanation add up to the mean exactly. */
function withTrend(
  parts: Readonly<Record<'LEVEL' | 'SEASON' | 'SCHEDULE' | 'OPPONENT', readonly [number, number]>>,
  taken: number,
  share: number,
): ForecastContribution[] {
  const sum = (i: 0 | 1): number => Object.values(parts).reduce((s, p) => s + p[i], 0);
  const all = { ...parts, TREND: [taken - sum(0), share - sum(1)] as const };
  return (['LEVEL', 'TREND', 'SEASON', 'SCHEDULE', 'OPPONENT'] as const).map((part) => ({
    part,
    drawsTaken: all[part][0],
    shareWon: all[part][1],
  }));
}

/**
 * Why a player is expected to take that many draws and win that share.
 *
 * @param asked - games that the span would hold if the schedule were long enough
 */
export function explainPlayer(
  model: FaceoffModel,
  basis: PlayerBasis,
  coming: readonly ScheduledGame[],
  asked: number,
  outlook: FaceoffOutlook,
): ForecastContribution[] {
  const { strengths } = model;
  const games = coming.length;
  const { volume, share } = featuresFor(basis, coming, strengths);
  const learnt = model.span(Math.max(1, games));
  const none = featuresFor(basis, [], strengths);
  const rate = volume.values[3]!;
  const plainTaken = games > 0 ? learnt.volume.mean(none.volume, games) : 0;
  const shareParts = learnt.share.contributions(share);
  const venue =
    coming.reduce((s, g) => s + (g.homeTeam === basis.team ? 1 : -1), 0) / Math.max(1, games);
  const bySide = (strengths.homeShare - 0.5) * venue;
  return withTrend(
    {
      LEVEL: [asked * rate, 0.5 + shareParts[0]! + shareParts[2]! + shareParts[4]!],
      SEASON: [games * rate * (strengths.meanDraws / strengths.longMeanDraws - 1), 0],
      SCHEDULE: [(games - asked) * rate, games > 0 ? bySide : 0],
      OPPONENT: [
        games > 0 ? outlook.taken.mean - plainTaken : 0,
        games > 0 ? shareParts[3]! - bySide : 0,
      ],
    },
    outlook.taken.mean,
    outlook.share.mean,
  );
}

/**
 * Why a team's games are expected to have that many draws and it that share.
 *
 * @param level - draws in a game of the team so far
 * @param asked - games that the span would hold if the schedule were long enough
 */
export function explainTeam(
  model: FaceoffModel,
  team: string,
  level: number,
  coming: readonly ScheduledGame[],
  asked: number,
  outlook: FaceoffOutlook,
): ForecastContribution[] {
  const { strengths } = model;
  const games = coming.length;
  const opponents = coming.reduce((s, g) => s + strengths.drawsAdded(opponentOf(g, team)), 0);
  const home = coming.filter((g) => g.homeTeam === team).length;
  const venue = games > 0 ? ((2 * home - games) / games) * (strengths.homeShare - 0.5) : 0;
  const own = 0.5 + strengths.shareAdded(team);
  return withTrend(
    {
      LEVEL: [asked * level, own],
      SEASON: [games * level * (strengths.meanDraws / strengths.longMeanDraws - 1), 0],
      SCHEDULE: [(games - asked) * level, venue],
      OPPONENT: [
        opponents,
        games > 0 ? expectTeam(team, coming, strengths).share - own - venue : 0,
      ],
    },
    outlook.taken.mean,
    outlook.share.mean,
  );
}
