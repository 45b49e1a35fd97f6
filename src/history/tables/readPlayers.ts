import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Hand, Position } from '../../hockey/team.ts';
import { readRows } from './readRows.ts';

/** A player as the tables list him. */
export interface TablePlayer {
  readonly id: string;
  readonly name: string;
  readonly position?: Position | undefined;
  readonly shoots?: Hand | undefined;
  readonly heightInches?: number | undefined;
  readonly weightPounds?: number | undefined;
  readonly birthDate?: string | undefined;
}

const oneOf = <T extends string>(value: unknown, values: readonly T[]): T | undefined =>
  values.find((one) => one === value);

/** Players by id from `players.csv`; empty where the directory has none. */
export async function readPlayers(directory: string): Promise<ReadonlyMap<string, TablePlayer>> {
  const file = join(directory, 'players.csv');
  const players = new Map<string, TablePlayer>();
  if (!existsSync(file)) return players;
  for await (const row of readRows(file, [])) {
    const id = String(row.player_id);
    const number = (name: string) => (typeof row[name] === 'number' ? row[name] : undefined);
    players.set(id, {
      id,
      name: String(row.full_name ?? id),
      position: oneOf(row.position, ['C', 'L', 'R', 'D', 'G']),
      shoots: oneOf(row.shoots, ['L', 'R']),
      heightInches: number('height_in'),
      weightPounds: number('weight_lb'),
      birthDate: row.birth_date === undefined ? undefined : String(row.birth_date),
    });
  }
  return players;
}

/** Player ids of a team's season roster from `player_seasons.csv`, by `season|team`. */
export async function readRosters(
  directory: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const file = join(directory, 'player_seasons.csv');
  const rosters = new Map<string, string[]>();
  if (!existsSync(file)) return rosters;
  for await (const row of readRows(file, [])) {
    const key = `${row.season}|${row.team}`;
    const roster = rosters.get(key);
    if (roster) roster.push(String(row.player_id));
    else rosters.set(key, [String(row.player_id)]);
  }
  return rosters;
}
