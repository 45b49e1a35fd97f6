import { periodSeconds } from '../../hockey/clock.ts';
import { DOTS, homeZone } from '../../hockey/rink.ts';
import type { TeamSide } from '../../hockey/team.ts';
import type {
  DecideIntent,
  DropIntent,
  GameIntent,
  Intent,
  PredictIntent,
} from '../faceoff/intent.ts';
import type { StoredDraw, StoredScore } from '../ports.ts';
import type { GameState, Told } from '../state/gameState.ts';
import type {
  FaceoffPublication,
  GamePublication,
  PredictionStatus,
  Publication,
  PublishedSituation,
  PublishedTaker,
} from './publication.ts';

/** A prediction whose drop had passed by more than this when it was made is marked late. */
const LATE_MILLIS = 2000;

/** What the intents of one game come to: entries of its log, draws with their result, goals. */
export interface Composed {
  readonly publications: readonly Publication[];
  readonly decided: readonly StoredDraw[];
  readonly scores: readonly StoredScore[];
}

/**
 * Turns a game's intents into numbered publications, after the model has answered. Something is
 * said again only when a viewer sees a change: other takers, place or situation, or the real value
 * after a stand-in.
 *
 * @param now - epoch milliseconds, kept in the publications: a retry must send the same bytes
 */
export function composePublications(
  state: GameState,
  intents: readonly Intent[],
  now: number,
): Composed {
  const composer = new Composer(state, now, dropsOf(intents));
  for (const intent of intents) composer.add(intent);
  return composer;
}

/** Drop times of the draws that were closed by the same intents. */
function dropsOf(intents: readonly Intent[]): ReadonlyMap<string, number> {
  const drops = new Map<string, number>();
  for (const intent of intents) {
    if (intent.kind === 'DROP') drops.set(intent.closed.faceoffId, intent.closed.dropTimestamp);
  }
  return drops;
}

class Composer implements Composed {
  readonly publications: Publication[] = [];
  readonly decided: StoredDraw[] = [];
  readonly scores: StoredScore[] = [];
  readonly #state: GameState;
  readonly #now: number;
  readonly #drops: ReadonlyMap<string, number>;

  constructor(state: GameState, now: number, drops: ReadonlyMap<string, number>) {
    this.#state = state;
    this.#now = now;
    this.#drops = drops;
  }

  add(intent: Intent): void {
    switch (intent.kind) {
      case 'PREDICT':
        this.#predicted(intent);
        break;
      case 'DROP':
        this.#dropped(intent);
        break;
      case 'DECIDE':
        this.#decided(intent);
        break;
      case 'GAME':
        this.#gameChanged(intent);
        break;
    }
  }

  #predicted(intent: PredictIntent): void {
    const { draw, situation } = intent;
    const prediction = draw.answers[intent.combination];
    if (!prediction) return;
    const before = draw.told;
    if (before && before.combination === intent.combination && prediction.isStale) return;
    // A correction of a stand-in raises the revision here: only now is there something to say.
    if (intent.revision > draw.revision) draw.revision = intent.revision;
    const told: Told = {
      homeTakerId: situation.homeTakerId,
      awayTakerId: situation.awayTakerId,
      dot: intent.dot,
      homeSpot: situation.homeSpot,
      revision: intent.revision,
      combination: intent.combination,
      prediction,
    };
    draw.told = told;
    const drop = this.#drops.get(draw.faceoffId);
    this.#publishFaceoff(intent, told, {
      faceoffId: draw.faceoffId,
      status: before ? 'REVISED' : 'PREDICTED',
      before,
      isLate: drop !== undefined && this.#now - drop > LATE_MILLIS,
      winner: null,
    });
  }

  #dropped(intent: DropIntent): void {
    const told = intent.closed.draw?.told;
    if (!told) return;
    this.#publishFaceoff(intent, told, {
      faceoffId: intent.closed.faceoffId,
      status: 'DROPPED',
      before: undefined,
      isLate: false,
      winner: null,
    });
  }

  #decided(intent: DecideIntent): void {
    const { closed } = intent;
    const state = this.#state;
    const told = closed.draw?.told;
    this.decided.push({
      gameId: state.gameId,
      faceoffId: closed.faceoffId,
      ordinal: closed.ordinal,
      season: state.info?.season ?? '',
      gameDate: state.info?.gameDate ?? '',
      homeTeam: state.info?.homeTeam.abbreviation,
      awayTeam: state.info?.awayTeam.abbreviation,
      timestamp: intent.eventTimestamp,
      period: closed.period,
      periodSecondsElapsed: intent.periodSecondsElapsed,
      homeSpot: intent.homeSpot,
      homeTakerId: intent.homeTakerId,
      awayTakerId: intent.awayTakerId,
      winner: intent.winner,
      homeSkaters: closed.homeSkaters,
      awaySkaters: closed.awaySkaters,
      homeScore: intent.scoreboard.score?.home,
      awayScore: intent.scoreboard.score?.away,
      homeProbability: told?.prediction.homeProbability,
      revision: told?.revision,
      modelVersion: told?.prediction.modelVersion,
    });
    if (!told) return;
    this.#publishFaceoff(intent, told, {
      faceoffId: closed.faceoffId,
      status: 'DECIDED',
      before: undefined,
      isLate: false,
      winner: intent.winner,
    });
  }

  #gameChanged(intent: GameIntent): void {
    const { info, gameId, isEnded } = this.#state;
    if (!info) return;
    const publication: GamePublication = {
      kind: 'GAME',
      gameId,
      sequence: this.#nextSequence(),
      eventTimestamp: intent.eventTimestamp,
      publishedTimestamp: this.#now,
      situation: situation(intent),
      status: isEnded && intent.change === 'ENDED' ? 'ENDED' : 'LIVE',
      change: intent.change,
      gameDate: info.gameDate,
      season: info.season,
      gameType: info.gameType,
      homeTeam: info.homeTeam,
      awayTeam: info.awayTeam,
      simulated: info.simulated,
    };
    this.publications.push(publication);
    const { clock, score } = intent.scoreboard;
    if (intent.change !== 'SCORE' || !clock || !score) return;
    this.scores.push({
      gameId,
      period: clock.period,
      periodSecondsElapsed: periodSeconds(clock.period, info.gameType) - clock.secondsRemaining,
      moment: intent.eventTimestamp,
      ...score,
    });
  }

  #publishFaceoff(
    intent: PredictIntent | DropIntent | DecideIntent,
    told: Told,
    said: {
      readonly faceoffId: string;
      readonly status: PredictionStatus;
      readonly before: Told | undefined;
      readonly isLate: boolean;
      readonly winner: TeamSide | null;
    },
  ): void {
    const publication: FaceoffPublication = {
      kind: 'FACEOFF',
      gameId: this.#state.gameId,
      sequence: this.#nextSequence(),
      eventTimestamp: intent.eventTimestamp,
      publishedTimestamp: this.#now,
      situation: situation(intent),
      faceoffId: said.faceoffId,
      revision: told.revision,
      status: said.status,
      dot: DOTS[told.dot]!,
      homeSpot: told.homeSpot,
      homeZone: homeZone(told.homeSpot),
      home: this.#taker(told.homeTakerId, intent.drawsBefore),
      away: this.#taker(told.awayTakerId, intent.drawsBefore),
      homeProbability: told.prediction.homeProbability,
      change: said.before ? this.#changeSince(said.before, told) : null,
      reasons: told.prediction.reasons,
      modelVersion: told.prediction.modelVersion,
      isStale: told.prediction.isStale,
      isLate: said.isLate,
      winner: said.winner,
    };
    this.publications.push(publication);
  }

  #changeSince(before: Told, now: Told): FaceoffPublication['change'] {
    const replaced: { team: TeamSide; playerId: string; name: string }[] = [];
    const note = (team: TeamSide, playerId: string, stays: string) => {
      if (playerId !== stays) replaced.push({ team, playerId, name: this.#nameOf(playerId) });
    };
    note('HOME', before.homeTakerId, now.homeTakerId);
    note('AWAY', before.awayTakerId, now.awayTakerId);
    return { replaced, previousHomeProbability: before.prediction.homeProbability };
  }

  #nameOf(playerId: string): string {
    return this.#state.roster.get(playerId)?.name ?? playerId;
  }

  #taker(playerId: string, drawsBefore: number): PublishedTaker {
    const { roster, draws } = this.#state;
    const player = roster.get(playerId);
    const taken = draws
      .slice(0, drawsBefore)
      .filter((d) => d.homeTakerId === playerId || d.awayTakerId === playerId);
    const won = taken.filter(
      (d) => (d.winner === 'HOME' ? d.homeTakerId : d.awayTakerId) === playerId,
    );
    return {
      playerId,
      name: this.#nameOf(playerId),
      number: player?.number ?? null,
      position: player?.position ?? null,
      shoots: player?.shoots ?? null,
      inGame: { won: won.length, taken: taken.length },
    };
  }

  #nextSequence(): number {
    this.#state.publications++;
    return this.#state.publications;
  }
}

function situation({ scoreboard }: Intent): PublishedSituation {
  const { clock, score, homeSkaters, awaySkaters } = scoreboard;
  return {
    period: clock?.period ?? 1,
    secondsRemaining: clock?.secondsRemaining ?? 1200,
    score: score ?? null,
    strength:
      homeSkaters === undefined || awaySkaters === undefined ? null : { homeSkaters, awaySkaters },
  };
}
