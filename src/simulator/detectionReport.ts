import type { DetectorRules } from '../pipeline/faceoff/lineUpRules.ts';
import { TrackingEventError } from '../pipeline/ingest/trackingEventError.ts';
import { FaceoffDetector } from './detectFaceoffs.ts';
import {
  type DetectionMetrics,
  measureDetection,
  type PublishedFaceoff,
} from './detectionMetrics.ts';
import { JsonLinesError, readTrackingBatches, type TrackingLine } from './trackingFile.ts';
import { readTruthFile } from './truthFile.ts';

/** What `faceoff detect` tells of a tracking file; the metrics only where the truth is known. */
export interface DetectionReport extends Partial<DetectionMetrics> {
  readonly faceoffs: readonly PublishedFaceoff[];
  readonly eventsIn: number;
  /** Lines that are no tracking events. */
  readonly rejects: number;
}

/** What is worth a word beside the report. */
export interface DetectionNotes {
  /** Games that name nobody of one of the teams. */
  readonly gamesWithoutTeams: readonly string[];
  /** Games whose positions cannot be rink feet: nobody leaves the middle. */
  readonly gamesInMeters: readonly string[];
}

/** A line of the file that could not be taken. */
export interface RejectedLine {
  readonly lineNumber: number;
  readonly problem: string;
}

/**
 * Runs detection alone over a tracking file of one or more games, in the order of its lines.
 * @throws a `JsonLinesError` when a file cannot be read or holds no tracking event at all
 */
export async function detectInFile(
  trackingPath: string,
  options: {
    readonly truthPath?: string | undefined;
    readonly rules?: DetectorRules | undefined;
    readonly onReject?: (line: RejectedLine) => void;
    readonly onProgress?: (eventsIn: number) => void;
    readonly onNotes?: (notes: DetectionNotes) => void;
  } = {},
): Promise<DetectionReport> {
  const truth =
    options.truthPath === undefined ? undefined : await readTruthFile(options.truthPath);
  const detector = new FaceoffDetector(options.rules);
  const faceoffs: PublishedFaceoff[] = [];
  let eventsIn = 0;
  let rejects = 0;
  const reject = (lineNumber: number, problem: string) => {
    rejects++;
    options.onReject?.({ lineNumber, problem });
  };
  const take = (line: TrackingLine) => {
    if (line.event === undefined) return reject(line.lineNumber, line.problem);
    eventsIn++;
    try {
      faceoffs.push(...detector.take(line.event));
    } catch (error) {
      if (!(error instanceof TrackingEventError)) throw error;
      reject(line.lineNumber, error.message);
    }
  };
  for await (const batch of readTrackingBatches(trackingPath)) {
    for (const line of batch) take(line);
    options.onProgress?.(eventsIn);
  }
  if (eventsIn === 0) {
    throw new JsonLinesError(
      `${trackingPath}: expected tracking events as JSON lines, got ` +
        (rejects === 0 ? 'an empty file' : `none in ${rejects} lines`),
    );
  }
  options.onNotes?.({
    gamesWithoutTeams: detector.gamesWithoutTeams(),
    gamesInMeters: detector.gamesInMeters(),
  });
  const metrics = truth === undefined ? {} : measureDetection(truth, faceoffs);
  return { faceoffs, eventsIn, rejects, ...metrics };
}
