import { DOTS } from '../hockey/rink.ts';
import { defaultRules } from '../pipeline/faceoff/defaultRules.ts';
import { Folder } from '../pipeline/faceoff/fold.ts';
import type { Intent } from '../pipeline/faceoff/intent.ts';
import type { DetectorRules } from '../pipeline/faceoff/lineUpRules.ts';
import type { TrackingEvent } from '../pipeline/ingest/trackingEvent.ts';
import { newGameState } from '../pipeline/state/gameState.ts';
import { AWAY, HOME, type TrackedEntities } from '../pipeline/state/trackedEntities.ts';
import type { PublishedFaceoff } from './detectionMetrics.ts';

/**
 * Detection alone: folds the tracking of any number of games as the live path does, and tells every
 * upcoming face-off and revision of takers or dot. No model is asked.
 */
export class FaceoffDetector {
  readonly #rules: DetectorRules;
  readonly #games = new Map<
    string,
    {
      readonly folder: Folder;
      readonly intents: Intent[];
      readonly tracked: TrackedEntities;
      positions: number;
      farthestXFeet: number;
    }
  >();
  /** By game: what was told last, and of which draw. */
  readonly #told = new Map<string, { readonly drawId: string; readonly told: PublishedFaceoff }>();

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
      const state = newGameState(event.gameId);
      game = {
        folder: new Folder(state, intents, this.#rules),
        intents,
        tracked: state.tracked,
        positions: 0,
        farthestXFeet: 0,
      };
      this.#games.set(event.gameId, game);
    }
    game.folder.event(event);
    if (event.type === 'LOCATION') {
      game.positions++;
      if (Math.abs(event.x) > game.farthestXFeet) game.farthestXFeet = Math.abs(event.x);
    }
    if (game.intents.length === 0) return NOTHING;
    return game.intents.splice(0).flatMap((intent) => this.#tell(intent));
  }

  /** Games in which nobody of one of the teams is known: none of their face-offs can be seen. */
  gamesWithoutTeams(): readonly string[] {
    return [...this.#games].flatMap(([gameId, { tracked }]) =>
      [HOME, AWAY].every((team) => tracked.team.includes(team)) ? [] : [gameId],
    );
  }

  /** Games in which everyone stays where rink feet would have the middle third: meters, most likely. */
  gamesInMeters(): readonly string[] {
    return [...this.#games].flatMap(([gameId, { positions, farthestXFeet }]) =>
      positions >= ENOUGH_POSITIONS && farthestXFeet <= RINK_HALF_METERS ? [gameId] : [],
    );
  }

  #tell(intent: Intent): readonly PublishedFaceoff[] {
    if (intent.kind !== 'PREDICT') return NOTHING;
    const { gameId, draw, eventTimestamp, scoreboard } = intent;
    const { homeTakerId, awayTakerId } = intent.situation;
    const drawId = draw.faceoffId;
    const last = this.#told.get(gameId);
    const before = last?.drawId === drawId ? last.told : undefined;
    const dot = DOTS[intent.dot]!;
    const isSame =
      before?.homeTakerId === homeTakerId &&
      before.awayTakerId === awayTakerId &&
      before.dot === dot;
    if (isSame) return NOTHING;
    const told = {
      gameId,
      // An id names the period, which only a clock tells.
      ...(scoreboard.clock === undefined ? {} : { faceoffId: drawId }),
      timestamp: eventTimestamp,
      dot,
      homeTakerId,
      awayTakerId,
      revision: (before?.revision ?? 0) + 1,
    };
    this.#told.set(gameId, { drawId, told });
    return [told];
  }
}

/** Some ten seconds of twelve players and the puck; goalkeepers alone stand 89 ft from center. */
const ENOUGH_POSITIONS = 2_000;
/** Half the rink is 100 ft, 30.5 m. */
const RINK_HALF_METERS = 31;

const NOTHING: readonly PublishedFaceoff[] = [];
