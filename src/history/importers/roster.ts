import type { Hand, Position } from '../../hockey/team.ts';
import type { TablePlayer } from '../tables/readPlayers.ts';

/** The part of a listed player that is read. */
interface Listed {
  readonly id?: number;
  readonly firstName?: { readonly default?: string };
  readonly lastName?: { readonly default?: string };
  readonly positionCode?: string;
  readonly shootsCatches?: string;
  readonly heightInInches?: number;
  readonly weightInPounds?: number;
  readonly birthDate?: string;
}

const POSITIONS: readonly Position[] = ['C', 'L', 'R', 'D', 'G'];
const HANDS: readonly Hand[] = ['L', 'R'];

/**
 * Players of `GET /v1/roster/{team}/{season}` of the league's web API, which tells the hands that a
 * play-by-play does not.
 *
 * @returns `undefined` when the answer is something else
 */
export function readRoster(json: unknown): readonly TablePlayer[] | undefined {
  const groups = json as Partial<Record<'forwards' | 'defensemen' | 'goalies', readonly Listed[]>>;
  if (!Array.isArray(groups?.forwards)) return undefined;
  return [...groups.forwards, ...(groups.defensemen ?? []), ...(groups.goalies ?? [])].flatMap(
    ({ id, firstName, lastName, positionCode, shootsCatches, ...body }) =>
      id === undefined
        ? []
        : [
            {
              id: String(id),
              name: [firstName?.default, lastName?.default].filter(Boolean).join(' ') || String(id),
              position: POSITIONS.find((one) => one === positionCode),
              shoots: HANDS.find((one) => one === shootsCatches),
              heightInches: body.heightInInches,
              weightPounds: body.weightInPounds,
              birthDate: body.birthDate,
            },
          ],
  );
}
