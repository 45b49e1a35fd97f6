import type DataLoader from 'dataloader';
import type {
  FaceoffForecast,
  FaceoffWhatIf,
  Forecasts,
  WhatIfQuestion,
} from '../forecasting/ports.ts';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import type {
  Clock,
  FaceoffModel,
  GameSummary,
  PlayerProfiles,
  PublicationLog,
  StoredDraw,
  StoredScore,
} from '../pipeline/ports.ts';
import type { LogPosition } from '../pipeline/publish/cursor.ts';
import type { Publication } from '../pipeline/publish/publication.ts';
import type { RedactedRecords } from '../redaction/ports.ts';
import type { Identity } from './identity.ts';
import { drawLoader } from './loaders/drawLoader.ts';
import { drawsLoader } from './loaders/drawsLoader.ts';
import { forecastLoader } from './loaders/forecastLoader.ts';
import { gameLoader } from './loaders/gameLoader.ts';
import { imaginedForecastLoader } from './loaders/imaginedForecastLoader.ts';
import { logEndLoader } from './loaders/logEndLoader.ts';
import { type ModelLoaders, modelLoaders } from './loaders/modelLoaders.ts';
import { playerLoader } from './loaders/playerLoader.ts';
import { publicationLoader } from './loaders/publicationLoader.ts';
import { ReadsUnderWay } from './loaders/readsUnderWay.ts';
import { scoresLoader } from './loaders/scoresLoader.ts';
import type {
  GameDraws,
  Games,
  ModelCards,
  Presence,
  Publications,
  SeasonTallies,
} from './ports.ts';

/** The outside, as resolvers need it. */
export interface ResolverPorts {
  readonly games: Games;
  readonly draws: GameDraws;
  readonly log: PublicationLog;
  readonly publications: Publications;
  readonly modelCards: ModelCards;
  readonly presence: Presence;
  readonly players: PlayerProfiles;
  readonly seasonTallies: SeasonTallies;
  readonly model: FaceoffModel;
  readonly forecasts: Forecasts;
  /** Redacted records as one caller reads them: each reading is logged under his id. */
  readonly recordsFor: (callerId: string) => RedactedRecords;
  readonly clock: Clock;
}

/** What every resolver of one request shares. */
export interface GraphQLContext {
  readonly ports: ResolverPorts;
  readonly identity: Identity;
  readonly loaders: {
    readonly game: DataLoader<string, GameSummary | undefined>;
    /** One draw by its face-off id. */
    readonly draw: DataLoader<string, StoredDraw | undefined>;
    readonly publication: DataLoader<LogPosition, Publication | undefined, string>;
    /** All draws of a game so far, in order. */
    readonly draws: DataLoader<string, readonly StoredDraw[]>;
    /** A game's goals in order. */
    readonly scores: DataLoader<string, readonly StoredScore[]>;
    /** Number of the last entry of a game's log; one answer for the whole request. */
    readonly logEnd: DataLoader<string, number>;
    readonly player: DataLoader<string, PlayerProfile | null>;
    readonly playerForecasts: DataLoader<string, readonly FaceoffForecast[]>;
    readonly teamForecasts: DataLoader<string, readonly FaceoffForecast[]>;
    readonly imaginedForecast: DataLoader<WhatIfQuestion, FaceoffWhatIf | undefined, string>;
  } & ModelLoaders;
}

/** A context for one request, or for one execution of a streamed event. */
export function buildContext(given: ResolverPorts, identity: Identity): GraphQLContext {
  const reads = new ReadsUnderWay();
  const ports = reads.watch(given);
  const player = playerLoader(ports.players);
  return {
    ports,
    identity,
    loaders: {
      game: gameLoader(ports.games),
      logEnd: logEndLoader(ports.log),
      player,
      draw: drawLoader(ports.draws),
      draws: drawsLoader(ports.draws),
      scores: scoresLoader(ports.draws),
      publication: publicationLoader(ports.publications),
      playerForecasts: forecastLoader((ids) => ports.forecasts.forPlayers(ids)),
      teamForecasts: forecastLoader((teams) => ports.forecasts.forTeams(teams)),
      imaginedForecast: imaginedForecastLoader(ports.forecasts),
      ...modelLoaders(given.model, player, reads),
    },
  };
}
