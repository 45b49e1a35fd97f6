import type DataLoader from 'dataloader';
import type { PlayerProfile } from '../../history/records/playerProfile.ts';
import type { FaceoffSituation } from '../../hockey/faceoffSituation.ts';
import { computeFeatures } from '../../pipeline/features/featureList.ts';

/**
 * The model's input for a situation, [k], with the records of both takers and of those they met
 * earlier in the game: one batched read.
 */
export async function situationRow(
  situation: FaceoffSituation,
  players: DataLoader<string, PlayerProfile | null>,
): Promise<Float64Array> {
  const { homeTakerId, awayTakerId, drawsSoFar } = situation;
  const takers = new Set([homeTakerId, awayTakerId]);
  const met = drawsSoFar.filter((d) => takers.has(d.homeTakerId) || takers.has(d.awayTakerId));
  const ids = [...new Set([...takers, ...met.flatMap((d) => [d.homeTakerId, d.awayTakerId])])];
  const profiles = new Map(
    await Promise.all(ids.map(async (id) => [id, (await players.load(id)) ?? undefined] as const)),
  );
  return computeFeatures(
    situation,
    profiles.get(homeTakerId),
    profiles.get(awayTakerId),
    (playerId) => profiles.get(playerId),
  );
}
