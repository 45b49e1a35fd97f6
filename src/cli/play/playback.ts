import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a game that was stopped has come to. */
export interface Playback {
  readonly gameId: string;
  /** Which game of the source it is. */
  readonly index: number;
  /** Names the source and its options: another source does not go on with this game. */
  readonly source: string;
  readonly startTimestamp: number;
  /** Records that the stream holds. */
  readonly records: number;
}

const file = (directory: string): string => join(directory, 'playback.json');

/** @returns the game that was stopped, if one of the same source was */
export async function loadPlayback(
  directory: string,
  source: string,
): Promise<Playback | undefined> {
  const text = await readFile(file(directory), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const playback = JSON.parse(text) as Playback;
    return playback.source === source ? playback : undefined;
  } catch {
    return undefined;
  }
}

/** Writes of one process one after the other: two at once would rename each other's file. */
let writing: Promise<void> = Promise.resolve();

export function savePlayback(directory: string, playback: Playback): Promise<void> {
  const path = file(directory);
  const write = async () => {
    await writeFile(`${path}.new`, JSON.stringify(playback));
    await rename(`${path}.new`, path);
  };
  writing = writing.then(write, write);
  return writing;
}

export async function clearPlayback(directory: string): Promise<void> {
  await writing.catch(() => undefined);
  await rm(file(directory), { force: true });
}
