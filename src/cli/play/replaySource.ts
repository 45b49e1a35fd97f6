import { JsonLinesError, readTrackingBatches } from '../../simulator/trackingFile.ts';
import { moveDraw } from '../../simulator/truth.ts';
import { readTruthFile } from '../../simulator/truthFile.ts';
import { ExpectedError } from '../expectedError.ts';
import { bundledProfiles } from './bundledProfiles.ts';
import type { GameSource } from './gameSource.ts';
import type { ArrivedEvent } from './packRecords.ts';

/**
 * A recorded game from a tracking file, moved in time to where it is played. A broken line goes into
 * the stream as it stands nowhere: it is said with its number and left out.
 *
 * @throws ExpectedError when the file cannot be read or holds no event
 */
export async function replaySource(
  file: string,
  truthFile: string | undefined,
  warn: (line: string) => void,
): Promise<GameSource> {
  const first = await firstEvent(file);
  const recorded = truthFile === undefined ? [] : await readTruthFile(truthFile);
  const game = {
    gameId: first.event.gameId,
    title: `recording ${file}`,
    draws: recorded.length > 0 ? recorded.length : undefined,
    // A recorded game of the bundled league has its players' records; others are unknown players.
    profiles: async () => bundledProfiles(),
    open: (startTimestamp: number) => {
      const shift = startTimestamp - first.arrivalTimestamp;
      return {
        arrivals: shifted(file, shift, warn),
        truth: recorded.map((draw) => moveDraw(draw, shift)),
      };
    },
  };
  return { game: async () => game };
}

async function firstEvent(file: string): Promise<ArrivedEvent> {
  try {
    for await (const batch of readTrackingBatches(file)) {
      for (const line of batch) if (line.event) return line;
    }
  } catch (error) {
    if (error instanceof JsonLinesError) throw new ExpectedError(error.message, { cause: error });
    throw error;
  }
  throw new ExpectedError(`expected tracking events in ${file}, got none`);
}

async function* shifted(
  file: string,
  shift: number,
  warn: (line: string) => void,
): AsyncGenerator<ArrivedEvent, void> {
  for await (const batch of readTrackingBatches(file)) {
    for (const line of batch) {
      if (line.event) {
        yield {
          arrivalTimestamp: line.arrivalTimestamp + shift,
          event: { ...line.event, timestamp: line.event.timestamp + shift },
        };
      } else warn(`${file}: line ${line.lineNumber}: ${line.problem}`);
    }
  }
}
