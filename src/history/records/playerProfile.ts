import type { Hand, Position } from '../../hockey/team.ts';

/**
 * What is known of a player as of the start of a game: JSON-serializable, kept in DynamoDB and
 * rebuilt in the same way when training rolls through history.
 */
export interface PlayerProfile {
  readonly playerId: string;
  readonly name: string;
  readonly position?: Position | undefined;
  readonly shoots?: Hand | undefined;
  readonly birthDate?: string | undefined;
  readonly heightInches?: number | undefined;
  readonly weightPounds?: number | undefined;
}
