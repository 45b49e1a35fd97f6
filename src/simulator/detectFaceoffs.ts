import { faceoffId } from '../hockey/faceoffId.ts';
import { DOTS } from '../hockey/rink.ts';
import { defaultRules } from '../pipeline/faceoff/defaultRules.ts';
import { Folder } from '../pipeline/faceoff/fold.ts';
import type { Intent } from '../pipeline/faceoff/intent.ts';
import type { DetectorRules } from '../pipeline/faceoff/lineUpRules.ts';
import type { TrackingEvent } from '../pipeline/ingest/trackingEvent.ts';
import { newGameState } from '../pipeline/state/gameState.ts';
import type { PublishedFaceoff } from './detectionMetrics.ts';

/**
 * Detection alone: folds the tracking of any number of games as the live path does, and tells every
 * upcoming face-off and revision of takers or dot. No model is asked.
 */
export class FaceoffDetector {
  readonly #rules: DetectorRules;
  readonly #games = new Map<string, { folder: Folder; intents: Intent[] }>();
  readonly #told = new Map<string, PublishedFaceoff & { readonly revision: number }>();

  constructor(rules: DetectorRules = defaultRules) {
    this.#rules = rules;
  }

  /**
   * Takes the next event in order of arrival.
   * @returns what it makes known, mostly nothing
   * @throws a `TrackingEventError` for an event that can never be folded
   */
  take(event: TrackingEvent): readonly PublishedFaceoff[] {
    let game = this.#games.get(event.gameId);
    if (game === undefined) {
      const intents: Intent[] = [];
      game = { folder: new Folder(newGameState(event.gameId), intents, this.#rules), intents };
      this.#games.set(event.gameId, game);
    }
    game.folder.event(event);
    if (game.intents.length === 0) return NOTHING;
    return game.intents.splice(0).flatMap((intent) => this.#tell(intent));
  }

  #tell(intent: Intent): readonly PublishedFaceoff[] {
    if (intent.kind !== 'PREDICT') return NOTHING;
    const { gameId, draw, eventTimestamp } = intent;
    const { homeTakerId, awayTakerId } = intent.situation;
    const id = draw.faceoffId || faceoffId(gameId, draw.period, draw.ordinal);
    const before = this.#told.get(gameId);
    const dot = DOTS[intent.dot]!;
    const isSame =
      before?.faceoffId === id &&
      before.homeTakerId === homeTakerId &&
      before.awayTakerId === awayTakerId &&
      before.dot === dot;
    if (isSame) return NOTHING;
    const told = {
      gameId,
      faceoffId: id,
      timestamp: eventTimestamp,
      dot,
      homeTakerId,
      awayTakerId,
      revision: before?.faceoffId === id ? before.revision + 1 : 1,
    };
    this.#told.set(gameId, told);
    return [told];
  }
}

const NOTHING: readonly PublishedFaceoff[] = [];
