import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeSource, GameSource, TeamSource, SituationSource, StrengthSource, FaceoffPredictionSource, PredictedTakerSource, PredictionChangeSource, FaceoffSource, FaceoffPageSource, FaceoffPredictionPageSource, SubscriptionStartedSource, LaggedSource, FaceoffPredictedSource, FaceoffStatsSource, LeaderSource, SeasonTallySource, HeadToHeadSource, WhatIfSource, FaceoffForecastSource, ImaginedForecastSource, DrawsOfGameSource, ForecastAccuracySource, RedactedRecordSource, RedactedRecordPageSource, GameUpdatedSource, TrackingUpdatedSource } from './sources.ts';
import type { PlayerProfile } from '../history/records/playerProfile.ts';
import type { Tally } from '../history/records/tallies.ts';
import type { GraphQLContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day of games, `YYYY-MM-DD`, in the league's own calendar. */
  Date: { input: string; output: string; }
  /** An instant in UTC, RFC 3339 with milliseconds, e.g. `2025-01-05T00:25:23.480Z`. */
  DateTime: { input: number; output: number; }
  /**
   * An opaque place in a list or in a game's log. Take it from an answer and hand it back; never build
   * one or look inside.
   */
  Cursor: { input: string; output: string; }
};

/** Reads that answer at once. */
export type Query = {
  /**
   * Anything that has a node id, or null when nothing is stored under it. What the type needs a scope
   * for, this needs it for as well.
   */
  readonly node: Maybe<Node>;
  /** Many of them in the order asked, null where nothing is stored; reads of one type go together. */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /** One game, or null when no such game is stored. */
  readonly game: Maybe<Game>;
  /** The games of a day, by game id; null when they cannot be read. */
  readonly games: Maybe<ReadonlyArray<Game>>;
  /** Games that began most lately, newest first; a game is listed for seven days. Null when they cannot be read. */
  readonly recentGames: Maybe<ReadonlyArray<Game>>;
  /**
   * A season's draws in the order of days, games and play: those that `faceoff history load` wrote and
   * those of games that ran here since. Null when they cannot be read; a season without any is empty.
   */
  readonly faceoffs: Maybe<FaceoffConnection>;
  /** One team by its letters, or null for what cannot be a team's: it takes two to four capitals. */
  readonly team: Maybe<Team>;
  /** One player's face-off record, or null when none is stored. */
  readonly player: Maybe<Player>;
  /**
   * The probability for two takers in a situation of your choice, or in that of a game's latest draw
   * beside the pair who are really there; null when the model does not answer. Records are as of now.
   */
  readonly whatIf: Maybe<WhatIf>;
  /** The model that answers now; null when none has been announced yet. */
  readonly model: Maybe<Model>;
  /** How line-ups are told from other moments: the tree over each dot, and the cut-offs around it. */
  readonly detector: Detector;
  /**
   * Players of a season in order, as of the last stored history: `faceoff history load` writes it. Null for
   * a season that is not stored; the last five seasons of each player are.
   */
  readonly leaders: Maybe<ReadonlyArray<Leader>>;
  /** One stored forecast by its id, or null when there is none. */
  readonly forecast: Maybe<FaceoffForecast>;
  /**
   * How the forecasts did over windows of the past, by whose and how far; empty before the first
   * backtest, null when it cannot be read.
   */
  readonly forecastAccuracy: Maybe<ReadonlyArray<ForecastAccuracy>>;
  /**
   * One record without its personal data, or null when none of that id is kept. Needs the scope
   * `redacted-records`; every reading is logged.
   */
  readonly redactedRecord: Maybe<RedactedRecord>;
  /**
   * Records of one source without their personal data, newest first; null when they cannot be read. Needs
   * the scope `redacted-records`; every reading is logged.
   */
  readonly redactedRecords: Maybe<RedactedRecordConnection>;
};


/** Reads that answer at once. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reads that answer at once. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** Reads that answer at once. */
export type QueryGameArgs = {
  id: Scalars['ID']['input'];
};


/** Reads that answer at once. */
export type QueryGamesArgs = {
  date: Scalars['Date']['input'];
};


/** Reads that answer at once. */
export type QueryRecentGamesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads that answer at once. */
export type QueryFaceoffsArgs = {
  season: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** Reads that answer at once. */
export type QueryTeamArgs = {
  id: Scalars['ID']['input'];
};


/** Reads that answer at once. */
export type QueryPlayerArgs = {
  id: Scalars['ID']['input'];
};


/** Reads that answer at once. */
export type QueryWhatIfArgs = {
  input: WhatIfInput;
};


/** Reads that answer at once. */
export type QueryLeadersArgs = {
  season: Scalars['String']['input'];
  by: LeaderMeasure;
  minimumDraws: Scalars['Int']['input'];
  first: Scalars['Int']['input'];
};


/** Reads that answer at once. */
export type QueryForecastArgs = {
  id: Scalars['ID']['input'];
};


/** Reads that answer at once. */
export type QueryRedactedRecordArgs = {
  id: Scalars['ID']['input'];
};


/** Reads that answer at once. */
export type QueryRedactedRecordsArgs = {
  source: Scalars['String']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  containing?: InputMaybe<ReadonlyArray<PiiType>>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/**
 * Streams. The first item is always `SubscriptionStarted`; every later event of the stream reaches the
 * client, in order. After a lost connection subscribe again with `after` set to the last cursor seen;
 * drop items whose `sequence` is not above the last one seen.
 */
export type Subscription = {
  /** Every prediction of a game and every revision of it, as it is made. */
  readonly faceoffPredicted: FaceoffPredictedItem;
  /** Every change of the game itself: start, goals, periods, end. */
  readonly gameUpdated: GameUpdatedItem;
  /**
   * Every prediction of all games of a day. Events of one game come in order; `sequence` counts within
   * its game.
   */
  readonly faceoffPredictedOn: FaceoffPredictedItem;
  /**
   * Positions for drawing: at most 5 a second, mostly during stoppages, the latest alone. Not numbered,
   * not replayed, may be left out at any time.
   */
  readonly trackingUpdated: TrackingUpdatedItem;
};


/**
 * Streams. The first item is always `SubscriptionStarted`; every later event of the stream reaches the
 * client, in order. After a lost connection subscribe again with `after` set to the last cursor seen;
 * drop items whose `sequence` is not above the last one seen.
 */
export type SubscriptionFaceoffPredictedArgs = {
  gameId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['Cursor']['input']>;
  fromStart?: InputMaybe<Scalars['Boolean']['input']>;
  playerIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/**
 * Streams. The first item is always `SubscriptionStarted`; every later event of the stream reaches the
 * client, in order. After a lost connection subscribe again with `after` set to the last cursor seen;
 * drop items whose `sequence` is not above the last one seen.
 */
export type SubscriptionGameUpdatedArgs = {
  gameId: Scalars['ID']['input'];
  after?: InputMaybe<Scalars['Cursor']['input']>;
  fromStart?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * Streams. The first item is always `SubscriptionStarted`; every later event of the stream reaches the
 * client, in order. After a lost connection subscribe again with `after` set to the last cursor seen;
 * drop items whose `sequence` is not above the last one seen.
 */
export type SubscriptionFaceoffPredictedOnArgs = {
  date: Scalars['Date']['input'];
  after?: InputMaybe<ReadonlyArray<Scalars['Cursor']['input']>>;
  fromStart?: InputMaybe<Scalars['Boolean']['input']>;
  teams?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  playerIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


/**
 * Streams. The first item is always `SubscriptionStarted`; every later event of the stream reaches the
 * client, in order. After a lost connection subscribe again with `after` set to the last cursor seen;
 * drop items whose `sequence` is not above the last one seen.
 */
export type SubscriptionTrackingUpdatedArgs = {
  gameId: Scalars['ID']['input'];
};

/** What `faceoffPredicted` sends. */
export type FaceoffPredictedItem = SubscriptionStarted | FaceoffPredicted | Lagged;

/** What `gameUpdated` sends. */
export type GameUpdatedItem = SubscriptionStarted | GameUpdated | Lagged;

/** What `trackingUpdated` sends. */
export type TrackingUpdatedItem = SubscriptionStarted | TrackingUpdated;

/** Where everyone was at one moment. */
export type TrackingUpdated = {
  /** The league's game id. */
  readonly gameId: Scalars['ID']['output'];
  /** The moment, by the feed's clock. Drop what is not later than the last seen. */
  readonly eventTime: Scalars['DateTime']['output'];
  /** Everyone on the ice whose place is known. */
  readonly players: ReadonlyArray<PlayerPosition>;
  /** The puck; null while it is not tracked. */
  readonly puck: Maybe<RinkPosition>;
};

/** A place on the ice, feet from center ice. */
export type RinkPlace = {
  /** Along the ice, −100 to 100 feet. */
  readonly x: Scalars['Float']['output'];
  /** Across the ice, −42.5 to 42.5 feet. */
  readonly y: Scalars['Float']['output'];
};

/** Where something was. */
export type RinkPosition = RinkPlace & {
  /** Along the ice, −100 to 100 feet. */
  readonly x: Scalars['Float']['output'];
  /** Across the ice, −42.5 to 42.5 feet. */
  readonly y: Scalars['Float']['output'];
};

/** Where a player was. */
export type PlayerPosition = RinkPlace & {
  /** The league's player id. */
  readonly playerId: Scalars['ID']['output'];
  /** His side; null where no roster names him. */
  readonly team: Maybe<TeamSide>;
  /** Number on the sweater; null where unknown. */
  readonly number: Maybe<Scalars['Int']['output']>;
  /** Along the ice, −100 to 100 feet. */
  readonly x: Scalars['Float']['output'];
  /** Across the ice, −42.5 to 42.5 feet. */
  readonly y: Scalars['Float']['output'];
};

/** The stream is open: every event after this place reaches the client. */
export type SubscriptionStarted = {
  /** Where the stream begins. */
  readonly cursor: Scalars['Cursor']['output'];
};

/**
 * Events of this stream were left out: the log no longer holds them, or the client took too long to
 * take them. Subscribe again with `after: resumeFrom` to get what the log still has.
 */
export type Lagged = {
  /** How many events were left out. Of entries that the log no longer holds, filters are not counted. */
  readonly missed: Scalars['Int']['output'];
  /** Hand this to `after`. */
  readonly resumeFrom: Scalars['Cursor']['output'];
};

/** One numbered entry of a game's log, as a stream carries it. */
export type StreamEvent = {
  /** The league's game id. */
  readonly gameId: Scalars['ID']['output'];
  /** The game's publication number: 1, 2, 3 …. Rises within a game's stream; drop what is not above the last seen. */
  readonly sequence: Scalars['Int']['output'];
  /** Hand this to `after` to go on behind this event. */
  readonly cursor: Scalars['Cursor']['output'];
  /**
   * Cursor of the event before it in the same stream with the same arguments; null for the stream's first.
   * If it is not the last one you saw, events are missing.
   */
  readonly previousCursor: Maybe<Scalars['Cursor']['output']>;
};

/** A prediction was made, revised, dropped or decided. */
export type FaceoffPredicted = StreamEvent & {
  /** The league's game id. */
  readonly gameId: Scalars['ID']['output'];
  /** The game's publication number: 1, 2, 3 …. Rises within a game's stream; drop what is not above the last seen. */
  readonly sequence: Scalars['Int']['output'];
  /** Hand this to `after` to go on behind this event. */
  readonly cursor: Scalars['Cursor']['output'];
  /**
   * Cursor of the event before it in the same stream with the same arguments; null for the stream's first.
   * If it is not the last one you saw, events are missing.
   */
  readonly previousCursor: Maybe<Scalars['Cursor']['output']>;
  /** The prediction as it stands now. */
  readonly prediction: FaceoffPrediction;
};

/** The game changed. */
export type GameUpdated = StreamEvent & {
  /** The game's publication number: 1, 2, 3 …. Rises within a game's stream; drop what is not above the last seen. */
  readonly sequence: Scalars['Int']['output'];
  /** Hand this to `after` to go on behind this event. */
  readonly cursor: Scalars['Cursor']['output'];
  /**
   * Cursor of the event before it in the same stream with the same arguments; null for the stream's first.
   * If it is not the last one you saw, events are missing.
   */
  readonly previousCursor: Maybe<Scalars['Cursor']['output']>;
  /** What happened. */
  readonly change: GameChange;
  /** The league's game id. */
  readonly gameId: Scalars['ID']['output'];
  /** Day of the game. */
  readonly date: Scalars['Date']['output'];
  /** The season as the league writes it, e.g. `20242025`. */
  readonly season: Scalars['String']['output'];
  /** Running or over. */
  readonly status: GameStatus;
  /** The home team. */
  readonly homeTeam: Team;
  /** The visiting team. */
  readonly awayTeam: Team;
  /** Clock, score and strength at that moment. */
  readonly situation: Situation;
  /** What of the game's tracking was simulated and not observed, e.g. `skating`; empty for a tracked game. */
  readonly simulated: ReadonlyArray<Scalars['String']['output']>;
  /** When it happened, by the feed's clock. */
  readonly eventTime: Scalars['DateTime']['output'];
  /** When it was published. */
  readonly publishedTime: Scalars['DateTime']['output'];
};

/** Anything with a node id. */
export type Node = {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
};

/** One game of the league. */
export type Game = Node & {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
  /** The league's game id, e.g. `2018020204`. */
  readonly gameId: Scalars['ID']['output'];
  /** Day of the game. */
  readonly date: Scalars['Date']['output'];
  /** The season as the league writes it, e.g. `20242025`. */
  readonly season: Scalars['String']['output'];
  /** Running or over. */
  readonly status: GameStatus;
  /** The home team. */
  readonly homeTeam: Team;
  /** The visiting team. */
  readonly awayTeam: Team;
  /** Period being played, or the last one: 1–3, then overtimes from 4. */
  readonly period: Scalars['Int']['output'];
  /** Goals so far; null when the feed does not tell. */
  readonly score: Maybe<Score>;
  /**
   * The last entry of the game's log: subscribe with `after: cursor` to get everything that follows. Null
   * when the log cannot be read.
   */
  readonly cursor: Maybe<Scalars['Cursor']['output']>;
  /** Number of entries in the game's log so far; null when the log cannot be read. */
  readonly lastSequence: Maybe<Scalars['Int']['output']>;
  /** Tracking events taken in so far, by the producer's numbers; null for games of an older version. */
  readonly trackingEvents: Maybe<Scalars['Int']['output']>;
  /** What of its tracking was simulated and not observed, e.g. `skating`; empty for a tracked game, null for games of an older version. */
  readonly simulated: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** Who follows the game live. Needs the scope `presence`. */
  readonly audience: Maybe<Audience>;
  /** Draws with their results, in the order they were taken. */
  readonly faceoffs: Maybe<FaceoffConnection>;
  /** The newest prediction or revision; null before the first of the game. */
  readonly latestPrediction: Maybe<FaceoffPrediction>;
  /**
   * Predictions and their revisions as they were published, oldest first; null when the log cannot be
   * read. Its cursors are those of `faceoffPredicted`.
   */
  readonly predictions: Maybe<FaceoffPredictionConnection>;
};


/** One game of the league. */
export type GameFaceoffsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** One game of the league. */
export type GamePredictionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};

/** Who follows a game live. Needs the scope `presence`. */
export type Audience = {
  /** Connections with at least one stream of the game. */
  readonly connections: Scalars['Int']['output'];
  /** Streams of the game. */
  readonly subscribers: Scalars['Int']['output'];
};

/** Whether a game is being played. */
export type GameStatus =
  /** Being played, intermissions included. */
  | 'LIVE'
  /** Over. */
  | 'ENDED';

/** What changed in a game. */
export type GameChange =
  /** The game began. */
  | 'STARTED'
  /** A goal was scored or taken back. */
  | 'SCORE'
  /** A period began. */
  | 'PERIOD'
  /** The game is over. */
  | 'ENDED';

/** A team of the league. */
export type Team = Node & {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
  /** The usual three letters, e.g. `TOR`; the id where the feed has none. */
  readonly abbreviation: Scalars['String']['output'];
  /** Full name, e.g. `Toronto Maple Leafs`, as of the season of the game; null where only the letters are known. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Its draws of a season, in the order of days, games and play; null when they cannot be read. */
  readonly faceoffs: Maybe<FaceoffConnection>;
  /** Face-offs over its next games, nearest span first; empty while none are forecast, null when they cannot be read. */
  readonly forecasts: Maybe<ReadonlyArray<FaceoffForecast>>;
  /** What if its next games were these? Null where nothing is known of it, or nothing can be read. */
  readonly forecast: Maybe<ImaginedForecast>;
};


/** A team of the league. */
export type TeamFaceoffsArgs = {
  season: Scalars['String']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** A team of the league. */
export type TeamForecastsArgs = {
  spans?: InputMaybe<ReadonlyArray<ForecastSpan>>;
};


/** A team of the league. */
export type TeamForecastArgs = {
  opponents: ReadonlyArray<OpponentInput>;
};

/** Goals of both sides. */
export type Score = {
  /** Goals of the home team. */
  readonly home: Scalars['Int']['output'];
  /** Goals of the visiting team. */
  readonly away: Scalars['Int']['output'];
};

/** Skaters on the ice, goalkeepers not counted. */
export type Strength = {
  /** Skaters of the home team. */
  readonly homeSkaters: Scalars['Int']['output'];
  /** Skaters of the visiting team. */
  readonly awaySkaters: Scalars['Int']['output'];
  /** As spoken, home first, e.g. `5v4`. */
  readonly text: Scalars['String']['output'];
};

/** Clock, score and strength at one moment. */
export type Situation = {
  /** 1–3, then overtimes from 4. */
  readonly period: Scalars['Int']['output'];
  /** Seconds left on the clock of the period. */
  readonly secondsRemaining: Scalars['Float']['output'];
  /** As the scoreboard shows it, e.g. `2nd 04:07`. */
  readonly clock: Scalars['String']['output'];
  /** Goals so far; null where the feed does not tell. */
  readonly score: Maybe<Score>;
  /** Skaters on the ice; null where the feed does not tell. */
  readonly strength: Maybe<Strength>;
};

/** Home or away. */
export type TeamSide =
  /** The home team. */
  | 'HOME'
  /** The visiting team. */
  | 'AWAY';

/** A third of the ice as one team sees it. */
export type Zone =
  /** The team's own end. */
  | 'DEFENSIVE'
  /** Between the blue lines. */
  | 'NEUTRAL'
  /** The end the team attacks. */
  | 'OFFENSIVE';

/** One of the nine dots as the home team sees it when it attacks; left is its own left. */
export type HomeSpot =
  /** Center ice. */
  | 'CENTER'
  /** Own end, left dot. */
  | 'DEFENSIVE_LEFT'
  /** Own end, right dot. */
  | 'DEFENSIVE_RIGHT'
  /** Neutral zone before the own blue line, left dot. */
  | 'NEUTRAL_NEAR_LEFT'
  /** Neutral zone before the own blue line, right dot. */
  | 'NEUTRAL_NEAR_RIGHT'
  /** Neutral zone before the other blue line, left dot. */
  | 'NEUTRAL_FAR_LEFT'
  /** Neutral zone before the other blue line, right dot. */
  | 'NEUTRAL_FAR_RIGHT'
  /** Attacking end, left dot. */
  | 'OFFENSIVE_LEFT'
  /** Attacking end, right dot. */
  | 'OFFENSIVE_RIGHT';

/** A dot on the ice, feet from center ice. */
export type Dot = {
  /** Along the ice, −100 to 100 feet. */
  readonly x: Scalars['Float']['output'];
  /** Across the ice, −42.5 to 42.5 feet. */
  readonly y: Scalars['Float']['output'];
};

/** The hand a player shoots from. */
export type Hand =
  /** Left. */
  | 'L'
  /** Right. */
  | 'R';

/** A player's listed position. */
export type Position =
  /** Center. */
  | 'C'
  /** Left wing. */
  | 'L'
  /** Right wing. */
  | 'R'
  /** Defense. */
  | 'D'
  /** Goalkeeper. */
  | 'G';

/** What has become of a prediction. */
export type PredictionStatus =
  /** First said for this draw. */
  | 'PREDICTED'
  /** Said anew: takers, place or situation changed, or the model answered late. */
  | 'REVISED'
  /** The puck has dropped; the last revision counts. */
  | 'DROPPED'
  /** The winner is known. */
  | 'DECIDED';

/** Who wins a draw, as said before the puck drops. */
export type FaceoffPrediction = Node & {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
  /** Identity of the draw: game, period, ordinal; e.g. `2018020204-2-07`. */
  readonly faceoffId: Scalars['ID']['output'];
  /** The league's game id. */
  readonly gameId: Scalars['ID']['output'];
  /** The game's publication number of this revision. */
  readonly sequence: Scalars['Int']['output'];
  /** 1, 2, 3 … within the draw. */
  readonly revision: Scalars['Int']['output'];
  /** Where the draw stands. */
  readonly status: PredictionStatus;
  /** The dot on the ice. */
  readonly dot: Dot;
  /** The dot from the home team's view. */
  readonly homeSpot: HomeSpot;
  /** The zone from the home team's view. */
  readonly homeZone: Zone;
  /** Clock, score and strength when it was said. */
  readonly situation: Situation;
  /** The home team's taker. */
  readonly home: PredictedTaker;
  /** The visiting team's taker. */
  readonly away: PredictedTaker;
  /** What changed since the revision before; null for the first. */
  readonly change: Maybe<PredictionChange>;
  /** The strongest reasons, strongest first. */
  readonly reasons: ReadonlyArray<PredictionReason>;
  /** The model that answered. */
  readonly modelVersion: Scalars['String']['output'];
  /** True when the model did not answer in time and this is a last known or prior value. */
  readonly isStale: Scalars['Boolean']['output'];
  /** True when the puck had already dropped as this was made. */
  readonly isLate: Scalars['Boolean']['output'];
  /** Who won; null until decided. */
  readonly winner: Maybe<TeamSide>;
  /**
   * The probability with other takers in the same situation, and the difference to the real pair; null
   * when the model does not answer. Draws of the game before this one count as they were.
   */
  readonly whatIf: Maybe<WhatIf>;
  /**
   * Why, in full: the model is asked again. Null when it does not answer. Records are as of now; draws of
   * the game before this one count as they were.
   */
  readonly explanation: Maybe<Explanation>;
  /** When it happened on the ice, by the feed's clock. */
  readonly eventTime: Scalars['DateTime']['output'];
  /** When it was published. */
  readonly publishedTime: Scalars['DateTime']['output'];
};


/** Who wins a draw, as said before the puck drops. */
export type FaceoffPredictionWhatIfArgs = {
  homeTakerId?: InputMaybe<Scalars['ID']['input']>;
  awayTakerId?: InputMaybe<Scalars['ID']['input']>;
};

/** One of the two players at the dot. */
export type PredictedTaker = {
  /** The league's player id. */
  readonly playerId: Scalars['ID']['output'];
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** Number on the sweater; null where unknown. */
  readonly number: Maybe<Scalars['Int']['output']>;
  /** Listed position; null where unknown. */
  readonly position: Maybe<Position>;
  /** The hand he shoots from; null where unknown. */
  readonly shoots: Maybe<Hand>;
  /** His record; null when none is stored. */
  readonly player: Maybe<Player>;
  /** His side. */
  readonly team: TeamSide;
  /** Probability that he wins the draw; both takers sum to 1. */
  readonly probability: Scalars['Float']['output'];
  /** Draws he has won in this game before this one. */
  readonly wonInGame: Scalars['Int']['output'];
  /** Draws he has taken in this game before this one. */
  readonly takenInGame: Scalars['Int']['output'];
};

/** What changed between two revisions. */
export type PredictionChange = {
  /** Takers who left the dot. */
  readonly replaced: ReadonlyArray<ReplacedTaker>;
  /** Home probability of the revision before, with the takers of then. */
  readonly previousHomeProbability: Scalars['Float']['output'];
  /** Home probability now minus then. */
  readonly homeProbabilityChange: Scalars['Float']['output'];
};

/** A taker who was waved out or changed. */
export type ReplacedTaker = {
  /** His side. */
  readonly team: TeamSide;
  /** The league's player id. */
  readonly playerId: Scalars['ID']['output'];
  /** Full name. */
  readonly name: Scalars['String']['output'];
};

/**
 * A draw to imagine: with `gameId` that game's latest draw, as its last prediction saw it, and what else
 * is given put in its place; without it a draw of no game.
 */
export type WhatIfInput = {
  /** The league's game id, or the node id: its latest draw, the draws before it as they were. */
  readonly gameId?: InputMaybe<Scalars['ID']['input']>;
  /** League player id of the home team's taker. Without it: the real one; without a game it is needed. */
  readonly homeTakerId?: InputMaybe<Scalars['ID']['input']>;
  /** League player id of the visiting team's taker. Without it: the real one; without a game it is needed. */
  readonly awayTakerId?: InputMaybe<Scalars['ID']['input']>;
  /** The dot from the home team's view. Without it: the game's, else center ice. */
  readonly homeSpot?: InputMaybe<HomeSpot>;
  /** 1–3, then overtimes from 4. Without it: the game's, else 1. */
  readonly period?: InputMaybe<Scalars['Int']['input']>;
  /** Seconds left on the clock of the period. Without it: the game's, else all of the period. */
  readonly secondsRemaining?: InputMaybe<Scalars['Float']['input']>;
  /** Skaters of the home team, 3–6. Without it: the game's, else 5. */
  readonly homeSkaters?: InputMaybe<Scalars['Int']['input']>;
  /** Skaters of the visiting team, 3–6. Without it: the game's, else 5. */
  readonly awaySkaters?: InputMaybe<Scalars['Int']['input']>;
  /** Goals of the home team. Without it: the game's, else unknown. */
  readonly homeScore?: InputMaybe<Scalars['Int']['input']>;
  /** Goals of the visiting team. Without it: the game's, else unknown. */
  readonly awayScore?: InputMaybe<Scalars['Int']['input']>;
};

/** What the model says of a pair of takers. */
export type WhatIf = {
  /** Probability that the home team wins the draw. */
  readonly homeProbability: Scalars['Float']['output'];
  /** The same with the takers who were really there; null where nobody was. */
  readonly actualHomeProbability: Maybe<Scalars['Float']['output']>;
  /** Home probability now minus that of the real takers; null where nobody was. */
  readonly difference: Maybe<Scalars['Float']['output']>;
  /** The home team's taker; null when no record is stored. */
  readonly home: Maybe<Player>;
  /** The visiting team's taker; null when no record is stored. */
  readonly away: Maybe<Player>;
  /** The model that answered. */
  readonly modelVersion: Scalars['String']['output'];
};

/** A player and his face-off record as of his last stored game. */
export type Player = Node & {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
  /** The league's player id. */
  readonly playerId: Scalars['ID']['output'];
  /** Full name. */
  readonly name: Scalars['String']['output'];
  /** Listed position; null where unknown. */
  readonly position: Maybe<Position>;
  /** The hand he shoots from; null where unknown. */
  readonly shoots: Maybe<Hand>;
  /** Day of birth; null where unknown. */
  readonly birthDate: Maybe<Scalars['Date']['output']>;
  /** Height in inches; null where unknown. */
  readonly heightInches: Maybe<Scalars['Int']['output']>;
  /** Weight in pounds; null where unknown. */
  readonly weightPounds: Maybe<Scalars['Int']['output']>;
  /** Games with at least one stored draw. */
  readonly games: Scalars['Int']['output'];
  /** Day of his last game with a stored draw; null without one. */
  readonly lastGameDate: Maybe<Scalars['Date']['output']>;
  /** All draws stored, all seasons. */
  readonly career: FaceoffTally;
  /** All draws stored at home. */
  readonly home: FaceoffTally;
  /** Draws of the season he last took one in; null without one. */
  readonly season: Maybe<SeasonTally>;
  /** Skill at draws over all situations, log-odds against an average taker: mean of the belief. */
  readonly rating: Scalars['Float']['output'];
  /** Standard deviation of that belief, log-odds: large for players with few draws. */
  readonly ratingUncertainty: Scalars['Float']['output'];
  /** Share won lately, 0–1: a draw's weight halves in about 23 draws. */
  readonly form: Scalars['Float']['output'];
  /**
   * His draws in a window and in situations of your choice, out of his stored record; every view is his
   * own. Null where the record does not tell: before his first draw, in a season that is not kept (the last
   * five he played in are), where none of the draws say what is asked, or against an opponent who is not
   * kept. One opponent goes with the windows `CAREER` and `SEASON` alone, or with anything in
   * `LAST_GAMES`.
   */
  readonly faceoffStats: Maybe<FaceoffStats>;
  /** His draws of a season, in the order of days, games and play; null when they cannot be read. */
  readonly faceoffs: Maybe<FaceoffConnection>;
  /** His draws against one opponent; null when none are among those kept. */
  readonly headToHead: Maybe<HeadToHead>;
  /** Face-offs over his next games, nearest span first; empty while none are forecast, null when they cannot be read. */
  readonly forecasts: Maybe<ReadonlyArray<FaceoffForecast>>;
  /** What if his next games were these? Null where nothing is known of him, or nothing can be read. */
  readonly forecast: Maybe<ImaginedForecast>;
};


/** A player and his face-off record as of his last stored game. */
export type PlayerFaceoffStatsArgs = {
  window: StatsWindow;
  season?: InputMaybe<Scalars['String']['input']>;
  lastGames?: InputMaybe<Scalars['Int']['input']>;
  zone?: InputMaybe<Zone>;
  dotSide?: InputMaybe<DotSide>;
  strength?: InputMaybe<OwnStrength>;
  venue?: InputMaybe<TeamSide>;
  opponentId?: InputMaybe<Scalars['ID']['input']>;
};


/** A player and his face-off record as of his last stored game. */
export type PlayerFaceoffsArgs = {
  season?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['Cursor']['input']>;
};


/** A player and his face-off record as of his last stored game. */
export type PlayerHeadToHeadArgs = {
  opponentId: Scalars['ID']['input'];
};


/** A player and his face-off record as of his last stored game. */
export type PlayerForecastsArgs = {
  spans?: InputMaybe<ReadonlyArray<ForecastSpan>>;
};


/** A player and his face-off record as of his last stored game. */
export type PlayerForecastArgs = {
  opponents: ReadonlyArray<OpponentInput>;
};

/** Draws taken and won. */
export type FaceoffTally = {
  /** Draws taken. */
  readonly taken: Scalars['Int']['output'];
  /** Draws won. */
  readonly won: Scalars['Int']['output'];
  /** Share won, 0–1; null without a draw. */
  readonly share: Maybe<Scalars['Float']['output']>;
};

/** Which of a player's draws are counted. */
export type StatsWindow =
  /** All draws stored. */
  | 'CAREER'
  /** The last five seasons he played in. */
  | 'LAST_FIVE_SEASONS'
  /** One season. */
  | 'SEASON'
  /** His last games with a draw. */
  | 'LAST_GAMES';

/** Side of a dot as the taker sees it when he faces the end his team attacks. */
export type DotSide =
  /** Left of the middle. */
  | 'LEFT'
  /** Center ice. */
  | 'CENTER'
  /** Right of the middle. */
  | 'RIGHT';

/** Strength of the taker's team at a draw, goalkeepers not counted. */
export type OwnStrength =
  /** Fewer skaters than the opponents. */
  | 'SHORT_HANDED'
  /** As many. */
  | 'EVEN'
  /** More. */
  | 'POWER_PLAY';

/** Draws of a player in a window and in the situations asked for. */
export type FaceoffStats = {
  /** Draws taken and won. */
  readonly tally: FaceoffTally;
  /** Games with a draw in the window, whatever the situations; null where only an opponent is counted. */
  readonly games: Maybe<Scalars['Int']['output']>;
  /** Seasons of the window of which single draws are kept, oldest first. */
  readonly seasons: ReadonlyArray<Scalars['String']['output']>;
  /** Draws of the window that do not say whether they belong here; they are not in the tally. */
  readonly untold: Scalars['Int']['output'];
};

/** What puts players of a season in order. */
export type LeaderMeasure =
  /** Share of their draws won. */
  | 'SHARE_WON'
  /** Draws won. */
  | 'DRAWS_WON'
  /** Draws taken. */
  | 'DRAWS_TAKEN';

/** A player in a list of a season's leaders. */
export type Leader = {
  /** 1 is the first; equals share a rank. */
  readonly rank: Scalars['Int']['output'];
  /** League player id. */
  readonly playerId: Scalars['ID']['output'];
  /** The player; null when no record is stored. */
  readonly player: Maybe<Player>;
  /** His draws of the season. */
  readonly tally: FaceoffTally;
};

/** Draws of one season. */
export type SeasonTally = {
  /** The season as the league writes it. */
  readonly season: Scalars['String']['output'];
  /** Draws taken and won in it. */
  readonly tally: FaceoffTally;
};

/** Draws of a player against one opponent. */
export type HeadToHead = {
  /** League player id of the opponent. */
  readonly opponentId: Scalars['ID']['output'];
  /** The opponent; null when no record is stored. */
  readonly opponent: Maybe<Player>;
  /** Draws against him, and won, all seasons. */
  readonly tally: FaceoffTally;
  /** Those of the player's last season; null when there were none. */
  readonly season: Maybe<SeasonTally>;
  /** Wins that both players' records let expect. */
  readonly expectedWins: Scalars['Float']['output'];
};

/** One reason of a prediction, in hockey words. */
export type PredictionReason = {
  /** Name of the model's input. */
  readonly feature: Scalars['String']['output'];
  /** One sentence. */
  readonly text: Scalars['String']['output'];
  /** Push in log-odds of the home team (SHAP value). */
  readonly contribution: Scalars['Float']['output'];
  /** The side it speaks for. */
  readonly favors: TeamSide;
};

/** A draw that has been taken. */
export type Faceoff = Node & {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
  /** Identity of the draw: game, period, ordinal; e.g. `2018020204-2-07`. */
  readonly faceoffId: Scalars['ID']['output'];
  /** The league's game id. */
  readonly gameId: Scalars['ID']['output'];
  /** Day of the game. */
  readonly date: Scalars['Date']['output'];
  /** The season as the league writes it, e.g. `20242025`. */
  readonly season: Scalars['String']['output'];
  /** The home team; null for draws of an older version. */
  readonly homeTeam: Maybe<Team>;
  /** The visiting team; null for draws of an older version. */
  readonly awayTeam: Maybe<Team>;
  /** 1–3, then overtimes from 4. */
  readonly period: Scalars['Int']['output'];
  /** Seconds of the period that had been played. */
  readonly periodSecondsElapsed: Scalars['Float']['output'];
  /** 1, 2, 3 … within the period. */
  readonly ordinal: Scalars['Int']['output'];
  /** The dot from the home team's view. */
  readonly homeSpot: HomeSpot;
  /** The zone from the home team's view. */
  readonly homeZone: Zone;
  /** League player id of the home team's taker. */
  readonly homeTakerId: Scalars['ID']['output'];
  /** League player id of the visiting team's taker. */
  readonly awayTakerId: Scalars['ID']['output'];
  /** The home team's taker; null when no record is stored. */
  readonly homeTaker: Maybe<Player>;
  /** The visiting team's taker; null when no record is stored. */
  readonly awayTaker: Maybe<Player>;
  /** Who won. */
  readonly winner: TeamSide;
  /** Skaters on the ice; null where nobody told. */
  readonly strength: Maybe<Strength>;
  /** Goals before the draw; null where nobody told. */
  readonly score: Maybe<Score>;
  /**
   * What it led to: the game's next goal, of either team; null when none followed, when nobody told the
   * goals, or when they cannot be read.
   */
  readonly nextGoal: Maybe<NextGoal>;
  /** Home team's probability in the last prediction before the drop; null when there was none. */
  readonly homeProbability: Maybe<Scalars['Float']['output']>;
  /**
   * The probability with other takers, and the difference to the pair who took it; null when the model
   * does not answer. Records are as of now, draws of the game before this one count as they were.
   */
  readonly whatIf: Maybe<WhatIf>;
  /** When it was decided, by the feed's clock; null for draws out of tables. */
  readonly eventTime: Maybe<Scalars['DateTime']['output']>;
};


/** A draw that has been taken. */
export type FaceoffWhatIfArgs = {
  homeTakerId?: InputMaybe<Scalars['ID']['input']>;
  awayTakerId?: InputMaybe<Scalars['ID']['input']>;
};

/** The first goal of a game after a draw. */
export type NextGoal = {
  /** Who scored. */
  readonly team: TeamSide;
  /** Seconds of play between the draw and the goal, intermissions not counted. */
  readonly secondsAfter: Scalars['Float']['output'];
};

/** A page of draws. */
export type FaceoffConnection = {
  /** The draws with their cursors. */
  readonly edges: ReadonlyArray<FaceoffEdge>;
  /** The draws alone. */
  readonly nodes: ReadonlyArray<Faceoff>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A draw in a page. */
export type FaceoffEdge = {
  /** Place of the draw in the list. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The draw. */
  readonly node: Faceoff;
};

/** A page of predictions. */
export type FaceoffPredictionConnection = {
  /** The predictions with their cursors. */
  readonly edges: ReadonlyArray<FaceoffPredictionEdge>;
  /** The predictions alone. */
  readonly nodes: ReadonlyArray<FaceoffPrediction>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A prediction in a page. */
export type FaceoffPredictionEdge = {
  /** Place of the prediction in the game's log. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The prediction. */
  readonly node: FaceoffPrediction;
};

/** Where a page lies in its list. Pages go forward only. */
export type PageInfo = {
  /** Whether more follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** Whether the page was asked for with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null for an empty page. */
  readonly startCursor: Maybe<Scalars['Cursor']['output']>;
  /** Cursor of the last item: hand it to `after`; null for an empty page. */
  readonly endCursor: Maybe<Scalars['Cursor']['output']>;
};

/** The model behind the predictions. */
export type Model = {
  /** Version of the model; predictions carry it. */
  readonly version: Scalars['String']['output'];
  /** SHA-256 of the list of input names it was trained with. */
  readonly featureListHash: Scalars['String']['output'];
  /** Names of its inputs, in order. */
  readonly featureNames: ReadonlyArray<Scalars['String']['output']>;
  /** Its figures on games it has never seen. */
  readonly metrics: ReadonlyArray<ModelMetric>;
  /** How its probabilities were borne out on those games, by bins of probability; empty bins are left out. */
  readonly reliability: ReadonlyArray<ReliabilityBin>;
  /** What its inputs are worth, most first; empty when the card does not tell. */
  readonly importance: ReadonlyArray<FeatureImportance>;
};

/** Draws whose home probability was about the same. */
export type ReliabilityBin = {
  /** Mean probability that was said. */
  readonly predicted: Scalars['Float']['output'];
  /** Share that the home team won. */
  readonly observed: Scalars['Float']['output'];
  /** Draws in the bin. */
  readonly draws: Scalars['Int']['output'];
};

/** What one input of the model is worth. */
export type FeatureImportance = {
  /** Name of the input. */
  readonly feature: Scalars['String']['output'];
  /** Its share of what all splits of the trees have gained, 0–1. */
  readonly gainShare: Scalars['Float']['output'];
};

/** How much one input pushed one prediction. */
export type FeatureContribution = {
  /** Name of the input. */
  readonly feature: Scalars['String']['output'];
  /** Its value; null where it is unknown. */
  readonly value: Maybe<Scalars['Float']['output']>;
  /** Push in log-odds of the home team (SHAP value). */
  readonly contribution: Scalars['Float']['output'];
};

/** A prediction taken apart. */
export type Explanation = {
  /** Home team's probability as the model answers now. */
  readonly homeProbability: Scalars['Float']['output'];
  /** Log-odds of the home team before any input is looked at. */
  readonly baseline: Scalars['Float']['output'];
  /** Every input's push, strongest first; with the baseline they sum to the log-odds of the answer. */
  readonly contributions: ReadonlyArray<FeatureContribution>;
  /** The model that answered. */
  readonly modelVersion: Scalars['String']['output'];
};

/** The rules that tell a line-up. */
export type Detector = {
  /** Questions and answers of the tree; the first is the root. */
  readonly nodes: ReadonlyArray<DetectorNode>;
  /** A dot must look like a line-up for this many milliseconds. */
  readonly settleMillis: Scalars['Int']['output'];
  /** A line-up that is not seen for this many milliseconds is broken. */
  readonly breakMillis: Scalars['Int']['output'];
  /** A skater takes over from a taker when he is nearer to the dot by this many feet … */
  readonly takeoverFeet: Scalars['Float']['output'];
  /** … in this many of his samples. */
  readonly takeoverSamples: Scalars['Int']['output'];
};

/** One node of the detector's tree: a question, or an answer. */
export type DetectorNode = {
  /** What is measured at a dot, in words with its unit; null for an answer. */
  readonly measure: Maybe<Scalars['String']['output']>;
  /** The question is whether the measure is at most this, in its own unit; null for an answer. */
  readonly threshold: Maybe<Scalars['Float']['output']>;
  /** Index of the node for yes; null for an answer. */
  readonly yes: Maybe<Scalars['Int']['output']>;
  /** Index of the node for no; null for an answer. */
  readonly no: Maybe<Scalars['Int']['output']>;
  /** Whether it is a line-up; null for a question. */
  readonly isLineUp: Maybe<Scalars['Boolean']['output']>;
};

/** One figure of the model. */
export type ModelMetric = {
  /** Name, e.g. `auc` or `logLoss`. */
  readonly name: Scalars['String']['output'];
  /** Value. */
  readonly value: Scalars['Float']['output'];
  /** The data it was measured on. */
  readonly split: Scalars['String']['output'];
};

/** How far a forecast looks, in scheduled games of the team. */
export type ForecastSpan =
  /** The next game. */
  | 'NEXT_1'
  /** The next five games. */
  | 'NEXT_5'
  /** The next ten games. */
  | 'NEXT_10'
  /** The next twenty games. */
  | 'NEXT_20'
  /** All games that are left of the regular season. */
  | 'REST_OF_SEASON';

/** An expected value and what lies below it in 10, 50 and 90 of 100 cases. */
export type ForecastQuantiles = {
  /** Expected value. */
  readonly mean: Scalars['Float']['output'];
  /** Below it in 10 of 100 cases. */
  readonly p10: Scalars['Float']['output'];
  /** Below it in half of the cases. */
  readonly p50: Scalars['Float']['output'];
  /** Below it in 90 of 100 cases. */
  readonly p90: Scalars['Float']['output'];
};

/** What a forecast is made of. */
export type ForecastPart =
  /** What is usual for the player or team. */
  | 'LEVEL'
  /** Where it has been going of late. */
  | 'TREND'
  /** The time of the season. */
  | 'SEASON'
  /** Home, away and rest. */
  | 'SCHEDULE'
  /** Who the opponents are. */
  | 'OPPONENT';

/** What one part adds to the expected values; all parts sum to them. */
export type ForecastContribution = {
  /** Which part. */
  readonly part: ForecastPart;
  /** Added face-offs taken. */
  readonly drawsTaken: Scalars['Float']['output'];
  /** Added share won. */
  readonly shareWon: Scalars['Float']['output'];
};

/** Face-offs of one game that was played. */
export type DrawsOfGame = {
  /** The league's game id. */
  readonly gameId: Scalars['ID']['output'];
  /** Day of the game. */
  readonly date: Scalars['Date']['output'];
  /** The opponent's usual three letters. */
  readonly opponent: Scalars['String']['output'];
  /** Face-offs taken. */
  readonly drawsTaken: Scalars['Int']['output'];
  /** Face-offs won. */
  readonly drawsWon: Scalars['Int']['output'];
};

/** Face-offs that a player or team will take and win over its next games. */
export type FaceoffForecast = Node & {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
  /** Whose it is; null for a team's, and where no record of him is stored. */
  readonly player: Maybe<Player>;
  /** Whose it is; null for a player's. */
  readonly team: Maybe<Team>;
  /** How far it looks. */
  readonly span: ForecastSpan;
  /** Scheduled games in the span: fewer than asked near the season's end, 0 after it. */
  readonly games: Scalars['Int']['output'];
  /** Opponents of these games by the usual three letters, in order. */
  readonly opponents: ReadonlyArray<Scalars['String']['output']>;
  /** Face-offs taken. */
  readonly drawsTaken: ForecastQuantiles;
  /** Face-offs won. */
  readonly drawsWon: ForecastQuantiles;
  /** Share won, 0–1. */
  readonly shareWon: ForecastQuantiles;
  /** What the expected values are made of. */
  readonly explanation: ReadonlyArray<ForecastContribution>;
  /** The latest games played, oldest first. */
  readonly history: ReadonlyArray<DrawsOfGame>;
  /** Day up to which games were known. */
  readonly knownThrough: Scalars['Date']['output'];
  /** When it was made. */
  readonly issuedTime: Scalars['DateTime']['output'];
};

/** A game to imagine. */
export type OpponentInput = {
  /** The opponent by the usual three letters, e.g. `BOS`. */
  readonly team: Scalars['String']['input'];
  /** False for a game at the opponent's. */
  readonly isHome: Scalars['Boolean']['input'];
};

/** Face-offs that a player or team would take and win over games that were asked for. */
export type ImaginedForecast = {
  /** Games asked for. */
  readonly games: Scalars['Int']['output'];
  /** Their opponents, in order. */
  readonly opponents: ReadonlyArray<Scalars['String']['output']>;
  /** Face-offs taken. */
  readonly drawsTaken: ForecastQuantiles;
  /** Face-offs won. */
  readonly drawsWon: ForecastQuantiles;
  /** Share won, 0–1. */
  readonly shareWon: ForecastQuantiles;
  /** What the expected values are made of. */
  readonly explanation: ReadonlyArray<ForecastContribution>;
  /** Day up to which games were known. */
  readonly knownThrough: Scalars['Date']['output'];
  /** When what it starts from was made. */
  readonly issuedTime: Scalars['DateTime']['output'];
};

/** Whose face-offs a forecast counts. */
export type ForecastSubjectKind =
  /** One player's. */
  | 'PLAYER'
  /** One team's. */
  | 'TEAM';

/** What a forecast's accuracy is about. */
export type ForecastMeasure =
  /** Face-offs taken. */
  | 'DRAWS_TAKEN'
  /** Face-offs won. */
  | 'DRAWS_WON'
  /** Share won. */
  | 'SHARE_WON';

/** How forecasts of one span did over windows of the past. */
export type ForecastAccuracy = {
  /** Whose. */
  readonly subjectKind: ForecastSubjectKind;
  /** Of what. */
  readonly measure: ForecastMeasure;
  /** How far ahead. */
  readonly span: ForecastSpan;
  /** Windows of the past that were forecast. */
  readonly windows: Scalars['Int']['output'];
  /** Weighted absolute percentage error as a share: sum of errors over sum of truths. */
  readonly wape: Scalars['Float']['output'];
  /** Root of the mean squared error. */
  readonly rmse: Scalars['Float']['output'];
  /** Mean absolute error over that of repeating the last season; null for shares. */
  readonly mase: Maybe<Scalars['Float']['output']>;
  /** Mean weighted quantile loss of p10, p50 and p90. */
  readonly averageWeightedQuantileLoss: Scalars['Float']['output'];
  /** Share of truths between p10 and p90; 0.8 is right. */
  readonly coverage80: Scalars['Float']['output'];
  /** The best of the simple forecasts. */
  readonly baselineName: Scalars['String']['output'];
  /** Its weighted absolute percentage error. */
  readonly baselineWape: Scalars['Float']['output'];
};

/** Personal data by kind, in Amazon Comprehend's words. */
export type PiiType =
  /** Address. */
  | 'ADDRESS'
  /** Age. */
  | 'AGE'
  /** AWS access key. */
  | 'AWS_ACCESS_KEY'
  /** AWS secret key. */
  | 'AWS_SECRET_KEY'
  /** Bank account number. */
  | 'BANK_ACCOUNT_NUMBER'
  /** Bank routing. */
  | 'BANK_ROUTING'
  /** Canadian health number. */
  | 'CA_HEALTH_NUMBER'
  /** Canadian social insurance number. */
  | 'CA_SOCIAL_INSURANCE_NUMBER'
  /** Credit debit CVV. */
  | 'CREDIT_DEBIT_CVV'
  /** Credit debit expiry. */
  | 'CREDIT_DEBIT_EXPIRY'
  /** Credit debit number. */
  | 'CREDIT_DEBIT_NUMBER'
  /** Date time. */
  | 'DATE_TIME'
  /** Driver id. */
  | 'DRIVER_ID'
  /** Email. */
  | 'EMAIL'
  /** Indian aadhaar. */
  | 'IN_AADHAAR'
  /** Indian NREGA. */
  | 'IN_NREGA'
  /** Indian permanent account number. */
  | 'IN_PERMANENT_ACCOUNT_NUMBER'
  /** Indian voter number. */
  | 'IN_VOTER_NUMBER'
  /** International bank account number. */
  | 'INTERNATIONAL_BANK_ACCOUNT_NUMBER'
  /** IP address. */
  | 'IP_ADDRESS'
  /** License plate. */
  | 'LICENSE_PLATE'
  /** MAC address. */
  | 'MAC_ADDRESS'
  /** Name. */
  | 'NAME'
  /** Passport number. */
  | 'PASSPORT_NUMBER'
  /** Password. */
  | 'PASSWORD'
  /** Phone. */
  | 'PHONE'
  /** PIN. */
  | 'PIN'
  /** US social security. */
  | 'SSN'
  /** SWIFT code. */
  | 'SWIFT_CODE'
  /** UK national health service number. */
  | 'UK_NATIONAL_HEALTH_SERVICE_NUMBER'
  /** UK national insurance number. */
  | 'UK_NATIONAL_INSURANCE_NUMBER'
  /** UK unique taxpayer reference number. */
  | 'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER'
  /** URL. */
  | 'URL'
  /** US individual tax identification number. */
  | 'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER'
  /** Username. */
  | 'USERNAME'
  /** Vehicle identification number. */
  | 'VEHICLE_IDENTIFICATION_NUMBER';

/** What was taken out of one place of a record; never what it was. */
export type Redaction = {
  /** What kind. */
  readonly type: PiiType;
  /** How many. */
  readonly count: Scalars['Int']['output'];
  /** Where, as a path: `$.author.email`. */
  readonly path: Scalars['String']['output'];
};

/** A record without its personal data. */
export type RedactedRecord = Node & {
  /** The node id: unique over all types, opaque. */
  readonly id: Scalars['ID']['output'];
  /** The stream it came through. */
  readonly source: Scalars['String']['output'];
  /** When it came. */
  readonly receivedTime: Scalars['DateTime']['output'];
  /** The record as it may be shared, JSON text; `null` where it was too large to keep here. */
  readonly content: Scalars['String']['output'];
  /** What was taken out. */
  readonly redactions: ReadonlyArray<Redaction>;
  /** When it stops being readable; null: it does not. */
  readonly expiresTime: Maybe<Scalars['DateTime']['output']>;
};

/** A page of redacted records. */
export type RedactedRecordConnection = {
  /** The records with their cursors. */
  readonly edges: ReadonlyArray<RedactedRecordEdge>;
  /** The records alone. */
  readonly nodes: ReadonlyArray<RedactedRecord>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A redacted record in a page. */
export type RedactedRecordEdge = {
  /** Place of the record in the list. */
  readonly cursor: Scalars['Cursor']['output'];
  /** The record. */
  readonly node: RedactedRecord;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  FaceoffPredictedItem:
    | ( SubscriptionStartedSource )
    | ( FaceoffPredictedSource )
    | ( LaggedSource )
  ;
  GameUpdatedItem:
    | ( SubscriptionStartedSource )
    | ( GameUpdatedSource )
    | ( LaggedSource )
  ;
  TrackingUpdatedItem:
    | ( SubscriptionStartedSource )
    | ( TrackingUpdatedSource )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  RinkPlace:
    | ( RinkPosition )
    | ( PlayerPosition )
  ;
  StreamEvent:
    | ( FaceoffPredictedSource )
    | ( GameUpdatedSource )
  ;
  Node:
    | ( GameSource )
    | ( TeamSource )
    | ( FaceoffPredictionSource )
    | ( PlayerProfile )
    | ( FaceoffSource )
    | ( FaceoffForecastSource )
    | ( RedactedRecordSource )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Cursor: ResolverTypeWrapper<Scalars['Cursor']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  FaceoffPredictedItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FaceoffPredictedItem']>;
  GameUpdatedItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['GameUpdatedItem']>;
  TrackingUpdatedItem: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TrackingUpdatedItem']>;
  TrackingUpdated: ResolverTypeWrapper<TrackingUpdatedSource>;
  RinkPlace: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['RinkPlace']>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  RinkPosition: ResolverTypeWrapper<RinkPosition>;
  PlayerPosition: ResolverTypeWrapper<PlayerPosition>;
  SubscriptionStarted: ResolverTypeWrapper<SubscriptionStartedSource>;
  Lagged: ResolverTypeWrapper<LaggedSource>;
  StreamEvent: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['StreamEvent']>;
  FaceoffPredicted: ResolverTypeWrapper<FaceoffPredictedSource>;
  GameUpdated: ResolverTypeWrapper<GameUpdatedSource>;
  Node: ResolverTypeWrapper<NodeSource>;
  Game: ResolverTypeWrapper<GameSource>;
  Audience: ResolverTypeWrapper<Audience>;
  GameStatus: GameStatus;
  GameChange: GameChange;
  Team: ResolverTypeWrapper<TeamSource>;
  Score: ResolverTypeWrapper<Score>;
  Strength: ResolverTypeWrapper<StrengthSource>;
  Situation: ResolverTypeWrapper<SituationSource>;
  TeamSide: TeamSide;
  Zone: Zone;
  HomeSpot: HomeSpot;
  Dot: ResolverTypeWrapper<Dot>;
  Hand: Hand;
  Position: Position;
  PredictionStatus: PredictionStatus;
  FaceoffPrediction: ResolverTypeWrapper<FaceoffPredictionSource>;
  PredictedTaker: ResolverTypeWrapper<PredictedTakerSource>;
  PredictionChange: ResolverTypeWrapper<PredictionChangeSource>;
  ReplacedTaker: ResolverTypeWrapper<ReplacedTaker>;
  WhatIfInput: WhatIfInput;
  WhatIf: ResolverTypeWrapper<WhatIfSource>;
  Player: ResolverTypeWrapper<PlayerProfile>;
  FaceoffTally: ResolverTypeWrapper<Tally>;
  StatsWindow: StatsWindow;
  DotSide: DotSide;
  OwnStrength: OwnStrength;
  FaceoffStats: ResolverTypeWrapper<FaceoffStatsSource>;
  LeaderMeasure: LeaderMeasure;
  Leader: ResolverTypeWrapper<LeaderSource>;
  SeasonTally: ResolverTypeWrapper<SeasonTallySource>;
  HeadToHead: ResolverTypeWrapper<HeadToHeadSource>;
  PredictionReason: ResolverTypeWrapper<PredictionReason>;
  Faceoff: ResolverTypeWrapper<FaceoffSource>;
  NextGoal: ResolverTypeWrapper<NextGoal>;
  FaceoffConnection: ResolverTypeWrapper<FaceoffPageSource>;
  FaceoffEdge: ResolverTypeWrapper<Omit<FaceoffEdge, 'node'> & { node: ResolversTypes['Faceoff'] }>;
  FaceoffPredictionConnection: ResolverTypeWrapper<FaceoffPredictionPageSource>;
  FaceoffPredictionEdge: ResolverTypeWrapper<Omit<FaceoffPredictionEdge, 'node'> & { node: ResolversTypes['FaceoffPrediction'] }>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Model: ResolverTypeWrapper<Model>;
  ReliabilityBin: ResolverTypeWrapper<ReliabilityBin>;
  FeatureImportance: ResolverTypeWrapper<FeatureImportance>;
  FeatureContribution: ResolverTypeWrapper<FeatureContribution>;
  Explanation: ResolverTypeWrapper<Explanation>;
  Detector: ResolverTypeWrapper<Detector>;
  DetectorNode: ResolverTypeWrapper<DetectorNode>;
  ModelMetric: ResolverTypeWrapper<ModelMetric>;
  ForecastSpan: ForecastSpan;
  ForecastQuantiles: ResolverTypeWrapper<ForecastQuantiles>;
  ForecastPart: ForecastPart;
  ForecastContribution: ResolverTypeWrapper<ForecastContribution>;
  DrawsOfGame: ResolverTypeWrapper<DrawsOfGameSource>;
  FaceoffForecast: ResolverTypeWrapper<FaceoffForecastSource>;
  OpponentInput: OpponentInput;
  ImaginedForecast: ResolverTypeWrapper<ImaginedForecastSource>;
  ForecastSubjectKind: ForecastSubjectKind;
  ForecastMeasure: ForecastMeasure;
  ForecastAccuracy: ResolverTypeWrapper<ForecastAccuracySource>;
  PiiType: PiiType;
  Redaction: ResolverTypeWrapper<Redaction>;
  RedactedRecord: ResolverTypeWrapper<RedactedRecordSource>;
  RedactedRecordConnection: ResolverTypeWrapper<RedactedRecordPageSource>;
  RedactedRecordEdge: ResolverTypeWrapper<Omit<RedactedRecordEdge, 'node'> & { node: ResolversTypes['RedactedRecord'] }>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Cursor: Scalars['Cursor']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  Subscription: Record<PropertyKey, never>;
  Boolean: Scalars['Boolean']['output'];
  FaceoffPredictedItem: ResolversUnionTypes<ResolversParentTypes>['FaceoffPredictedItem'];
  GameUpdatedItem: ResolversUnionTypes<ResolversParentTypes>['GameUpdatedItem'];
  TrackingUpdatedItem: ResolversUnionTypes<ResolversParentTypes>['TrackingUpdatedItem'];
  TrackingUpdated: TrackingUpdatedSource;
  RinkPlace: ResolversInterfaceTypes<ResolversParentTypes>['RinkPlace'];
  Float: Scalars['Float']['output'];
  RinkPosition: RinkPosition;
  PlayerPosition: PlayerPosition;
  SubscriptionStarted: SubscriptionStartedSource;
  Lagged: LaggedSource;
  StreamEvent: ResolversInterfaceTypes<ResolversParentTypes>['StreamEvent'];
  FaceoffPredicted: FaceoffPredictedSource;
  GameUpdated: GameUpdatedSource;
  Node: NodeSource;
  Game: GameSource;
  Audience: Audience;
  Team: TeamSource;
  Score: Score;
  Strength: StrengthSource;
  Situation: SituationSource;
  Dot: Dot;
  FaceoffPrediction: FaceoffPredictionSource;
  PredictedTaker: PredictedTakerSource;
  PredictionChange: PredictionChangeSource;
  ReplacedTaker: ReplacedTaker;
  WhatIfInput: WhatIfInput;
  WhatIf: WhatIfSource;
  Player: PlayerProfile;
  FaceoffTally: Tally;
  FaceoffStats: FaceoffStatsSource;
  Leader: LeaderSource;
  SeasonTally: SeasonTallySource;
  HeadToHead: HeadToHeadSource;
  PredictionReason: PredictionReason;
  Faceoff: FaceoffSource;
  NextGoal: NextGoal;
  FaceoffConnection: FaceoffPageSource;
  FaceoffEdge: Omit<FaceoffEdge, 'node'> & { node: ResolversParentTypes['Faceoff'] };
  FaceoffPredictionConnection: FaceoffPredictionPageSource;
  FaceoffPredictionEdge: Omit<FaceoffPredictionEdge, 'node'> & { node: ResolversParentTypes['FaceoffPrediction'] };
  PageInfo: PageInfo;
  Model: Model;
  ReliabilityBin: ReliabilityBin;
  FeatureImportance: FeatureImportance;
  FeatureContribution: FeatureContribution;
  Explanation: Explanation;
  Detector: Detector;
  DetectorNode: DetectorNode;
  ModelMetric: ModelMetric;
  ForecastQuantiles: ForecastQuantiles;
  ForecastContribution: ForecastContribution;
  DrawsOfGame: DrawsOfGameSource;
  FaceoffForecast: FaceoffForecastSource;
  OpponentInput: OpponentInput;
  ImaginedForecast: ImaginedForecastSource;
  ForecastAccuracy: ForecastAccuracySource;
  Redaction: Redaction;
  RedactedRecord: RedactedRecordSource;
  RedactedRecordConnection: RedactedRecordPageSource;
  RedactedRecordEdge: Omit<RedactedRecordEdge, 'node'> & { node: ResolversParentTypes['RedactedRecord'] };
  String: Scalars['String']['output'];
};

export type RequiresScopeDirectiveArgs = {
  scope: Scalars['String']['input'];
};

export type RequiresScopeDirectiveResolver<Result, Parent, ContextType = GraphQLContext, Args = RequiresScopeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface CursorScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cursor'], any> {
  name: 'Cursor';
}

export type QueryResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  game?: Resolver<Maybe<ResolversTypes['Game']>, ParentType, ContextType, RequireFields<QueryGameArgs, 'id'>>;
  games?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Game']>>, ParentType, ContextType, RequireFields<QueryGamesArgs, 'date'>>;
  recentGames?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Game']>>, ParentType, ContextType, RequireFields<QueryRecentGamesArgs, 'first'>>;
  faceoffs?: Resolver<Maybe<ResolversTypes['FaceoffConnection']>, ParentType, ContextType, RequireFields<QueryFaceoffsArgs, 'season' | 'first'>>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType, RequireFields<QueryTeamArgs, 'id'>>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType, RequireFields<QueryPlayerArgs, 'id'>>;
  whatIf?: Resolver<Maybe<ResolversTypes['WhatIf']>, ParentType, ContextType, RequireFields<QueryWhatIfArgs, 'input'>>;
  model?: Resolver<Maybe<ResolversTypes['Model']>, ParentType, ContextType>;
  detector?: Resolver<ResolversTypes['Detector'], ParentType, ContextType>;
  leaders?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Leader']>>, ParentType, ContextType, RequireFields<QueryLeadersArgs, 'season' | 'by' | 'minimumDraws' | 'first'>>;
  forecast?: Resolver<Maybe<ResolversTypes['FaceoffForecast']>, ParentType, ContextType, RequireFields<QueryForecastArgs, 'id'>>;
  forecastAccuracy?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ForecastAccuracy']>>, ParentType, ContextType>;
  redactedRecord?: Resolver<Maybe<ResolversTypes['RedactedRecord']>, ParentType, ContextType, RequireFields<QueryRedactedRecordArgs, 'id'>>;
  redactedRecords?: Resolver<Maybe<ResolversTypes['RedactedRecordConnection']>, ParentType, ContextType, RequireFields<QueryRedactedRecordsArgs, 'source' | 'first'>>;
};

export type SubscriptionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  faceoffPredicted?: SubscriptionResolver<ResolversTypes['FaceoffPredictedItem'], "faceoffPredicted", ParentType, ContextType, RequireFields<SubscriptionFaceoffPredictedArgs, 'gameId' | 'fromStart'>>;
  gameUpdated?: SubscriptionResolver<ResolversTypes['GameUpdatedItem'], "gameUpdated", ParentType, ContextType, RequireFields<SubscriptionGameUpdatedArgs, 'gameId' | 'fromStart'>>;
  faceoffPredictedOn?: SubscriptionResolver<ResolversTypes['FaceoffPredictedItem'], "faceoffPredictedOn", ParentType, ContextType, RequireFields<SubscriptionFaceoffPredictedOnArgs, 'date' | 'fromStart'>>;
  trackingUpdated?: SubscriptionResolver<ResolversTypes['TrackingUpdatedItem'], "trackingUpdated", ParentType, ContextType, RequireFields<SubscriptionTrackingUpdatedArgs, 'gameId'>>;
};

export type FaceoffPredictedItemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffPredictedItem'] = ResolversParentTypes['FaceoffPredictedItem']> = {
  __resolveType?: TypeResolveFn<'SubscriptionStarted' | 'FaceoffPredicted' | 'Lagged', ParentType, ContextType>;
};

export type GameUpdatedItemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['GameUpdatedItem'] = ResolversParentTypes['GameUpdatedItem']> = {
  __resolveType?: TypeResolveFn<'SubscriptionStarted' | 'GameUpdated' | 'Lagged', ParentType, ContextType>;
};

export type TrackingUpdatedItemResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TrackingUpdatedItem'] = ResolversParentTypes['TrackingUpdatedItem']> = {
  __resolveType?: TypeResolveFn<'SubscriptionStarted' | 'TrackingUpdated', ParentType, ContextType>;
};

export type TrackingUpdatedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['TrackingUpdated'] = ResolversParentTypes['TrackingUpdated']> = {
  gameId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  eventTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  players?: Resolver<ReadonlyArray<ResolversTypes['PlayerPosition']>, ParentType, ContextType>;
  puck?: Resolver<Maybe<ResolversTypes['RinkPosition']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RinkPlaceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RinkPlace'] = ResolversParentTypes['RinkPlace']> = {
  __resolveType?: TypeResolveFn<'RinkPosition' | 'PlayerPosition', ParentType, ContextType>;
};

export type RinkPositionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RinkPosition'] = ResolversParentTypes['RinkPosition']> = {
  x?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  y?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlayerPositionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PlayerPosition'] = ResolversParentTypes['PlayerPosition']> = {
  playerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['TeamSide']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  x?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  y?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionStartedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SubscriptionStarted'] = ResolversParentTypes['SubscriptionStarted']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LaggedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Lagged'] = ResolversParentTypes['Lagged']> = {
  missed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  resumeFrom?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StreamEventResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['StreamEvent'] = ResolversParentTypes['StreamEvent']> = {
  __resolveType?: TypeResolveFn<'FaceoffPredicted' | 'GameUpdated', ParentType, ContextType>;
};

export type FaceoffPredictedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffPredicted'] = ResolversParentTypes['FaceoffPredicted']> = {
  gameId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  previousCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  prediction?: Resolver<ResolversTypes['FaceoffPrediction'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GameUpdatedResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['GameUpdated'] = ResolversParentTypes['GameUpdated']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  previousCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['GameChange'], ParentType, ContextType>;
  gameId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  season?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['GameStatus'], ParentType, ContextType>;
  homeTeam?: Resolver<ResolversTypes['Team'], ParentType, ContextType>;
  awayTeam?: Resolver<ResolversTypes['Team'], ParentType, ContextType>;
  situation?: Resolver<ResolversTypes['Situation'], ParentType, ContextType>;
  simulated?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  eventTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publishedTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType?: TypeResolveFn<'Game' | 'Team' | 'FaceoffPrediction' | 'Player' | 'Faceoff' | 'FaceoffForecast' | 'RedactedRecord', ParentType, ContextType>;
};

export type GameResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Game'] = ResolversParentTypes['Game']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gameId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  season?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['GameStatus'], ParentType, ContextType>;
  homeTeam?: Resolver<ResolversTypes['Team'], ParentType, ContextType>;
  awayTeam?: Resolver<ResolversTypes['Team'], ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Score']>, ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  lastSequence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  trackingEvents?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  simulated?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  audience?: Resolver<Maybe<ResolversTypes['Audience']>, ParentType, ContextType>;
  faceoffs?: Resolver<Maybe<ResolversTypes['FaceoffConnection']>, ParentType, ContextType, RequireFields<GameFaceoffsArgs, 'first'>>;
  latestPrediction?: Resolver<Maybe<ResolversTypes['FaceoffPrediction']>, ParentType, ContextType>;
  predictions?: Resolver<Maybe<ResolversTypes['FaceoffPredictionConnection']>, ParentType, ContextType, RequireFields<GamePredictionsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AudienceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Audience'] = ResolversParentTypes['Audience']> = {
  connections?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  subscribers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TeamResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Team'] = ResolversParentTypes['Team']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  abbreviation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  faceoffs?: Resolver<Maybe<ResolversTypes['FaceoffConnection']>, ParentType, ContextType, RequireFields<TeamFaceoffsArgs, 'season' | 'first'>>;
  forecasts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FaceoffForecast']>>, ParentType, ContextType, Partial<TeamForecastsArgs>>;
  forecast?: Resolver<Maybe<ResolversTypes['ImaginedForecast']>, ParentType, ContextType, RequireFields<TeamForecastArgs, 'opponents'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScoreResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Score'] = ResolversParentTypes['Score']> = {
  home?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  away?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StrengthResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Strength'] = ResolversParentTypes['Strength']> = {
  homeSkaters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  awaySkaters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SituationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Situation'] = ResolversParentTypes['Situation']> = {
  period?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  secondsRemaining?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  clock?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Score']>, ParentType, ContextType>;
  strength?: Resolver<Maybe<ResolversTypes['Strength']>, ParentType, ContextType>;
};

export type DotResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Dot'] = ResolversParentTypes['Dot']> = {
  x?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  y?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FaceoffPredictionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffPrediction'] = ResolversParentTypes['FaceoffPrediction']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  faceoffId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gameId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PredictionStatus'], ParentType, ContextType>;
  dot?: Resolver<ResolversTypes['Dot'], ParentType, ContextType>;
  homeSpot?: Resolver<ResolversTypes['HomeSpot'], ParentType, ContextType>;
  homeZone?: Resolver<ResolversTypes['Zone'], ParentType, ContextType>;
  situation?: Resolver<ResolversTypes['Situation'], ParentType, ContextType>;
  home?: Resolver<ResolversTypes['PredictedTaker'], ParentType, ContextType>;
  away?: Resolver<ResolversTypes['PredictedTaker'], ParentType, ContextType>;
  change?: Resolver<Maybe<ResolversTypes['PredictionChange']>, ParentType, ContextType>;
  reasons?: Resolver<ReadonlyArray<ResolversTypes['PredictionReason']>, ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isStale?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isLate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  winner?: Resolver<Maybe<ResolversTypes['TeamSide']>, ParentType, ContextType>;
  whatIf?: Resolver<Maybe<ResolversTypes['WhatIf']>, ParentType, ContextType, Partial<FaceoffPredictionWhatIfArgs>>;
  explanation?: Resolver<Maybe<ResolversTypes['Explanation']>, ParentType, ContextType>;
  eventTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publishedTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PredictedTakerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PredictedTaker'] = ResolversParentTypes['PredictedTaker']> = {
  playerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  shoots?: Resolver<Maybe<ResolversTypes['Hand']>, ParentType, ContextType>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  team?: Resolver<ResolversTypes['TeamSide'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  wonInGame?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  takenInGame?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PredictionChangeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PredictionChange'] = ResolversParentTypes['PredictionChange']> = {
  replaced?: Resolver<ReadonlyArray<ResolversTypes['ReplacedTaker']>, ParentType, ContextType>;
  previousHomeProbability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  homeProbabilityChange?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReplacedTakerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReplacedTaker'] = ResolversParentTypes['ReplacedTaker']> = {
  team?: Resolver<ResolversTypes['TeamSide'], ParentType, ContextType>;
  playerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WhatIfResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['WhatIf'] = ResolversParentTypes['WhatIf']> = {
  homeProbability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  actualHomeProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  home?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  away?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PlayerResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Player'] = ResolversParentTypes['Player']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  playerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<Maybe<ResolversTypes['Position']>, ParentType, ContextType>;
  shoots?: Resolver<Maybe<ResolversTypes['Hand']>, ParentType, ContextType>;
  birthDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  heightInches?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  weightPounds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastGameDate?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  career?: Resolver<ResolversTypes['FaceoffTally'], ParentType, ContextType>;
  home?: Resolver<ResolversTypes['FaceoffTally'], ParentType, ContextType>;
  season?: Resolver<Maybe<ResolversTypes['SeasonTally']>, ParentType, ContextType>;
  rating?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ratingUncertainty?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  form?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  faceoffStats?: Resolver<Maybe<ResolversTypes['FaceoffStats']>, ParentType, ContextType, RequireFields<PlayerFaceoffStatsArgs, 'window'>>;
  faceoffs?: Resolver<Maybe<ResolversTypes['FaceoffConnection']>, ParentType, ContextType, RequireFields<PlayerFaceoffsArgs, 'first'>>;
  headToHead?: Resolver<Maybe<ResolversTypes['HeadToHead']>, ParentType, ContextType, RequireFields<PlayerHeadToHeadArgs, 'opponentId'>>;
  forecasts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['FaceoffForecast']>>, ParentType, ContextType, Partial<PlayerForecastsArgs>>;
  forecast?: Resolver<Maybe<ResolversTypes['ImaginedForecast']>, ParentType, ContextType, RequireFields<PlayerForecastArgs, 'opponents'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FaceoffTallyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffTally'] = ResolversParentTypes['FaceoffTally']> = {
  taken?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  won?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type FaceoffStatsResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffStats'] = ResolversParentTypes['FaceoffStats']> = {
  tally?: Resolver<ResolversTypes['FaceoffTally'], ParentType, ContextType>;
  games?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  seasons?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  untold?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LeaderResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Leader'] = ResolversParentTypes['Leader']> = {
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  playerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  tally?: Resolver<ResolversTypes['FaceoffTally'], ParentType, ContextType>;
};

export type SeasonTallyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['SeasonTally'] = ResolversParentTypes['SeasonTally']> = {
  season?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tally?: Resolver<ResolversTypes['FaceoffTally'], ParentType, ContextType>;
};

export type HeadToHeadResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['HeadToHead'] = ResolversParentTypes['HeadToHead']> = {
  opponentId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  opponent?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  tally?: Resolver<ResolversTypes['FaceoffTally'], ParentType, ContextType>;
  season?: Resolver<Maybe<ResolversTypes['SeasonTally']>, ParentType, ContextType>;
  expectedWins?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PredictionReasonResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PredictionReason'] = ResolversParentTypes['PredictionReason']> = {
  feature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  favors?: Resolver<ResolversTypes['TeamSide'], ParentType, ContextType>;
};

export type FaceoffResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Faceoff'] = ResolversParentTypes['Faceoff']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  faceoffId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  gameId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  season?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  homeTeam?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  awayTeam?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  period?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  periodSecondsElapsed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ordinal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  homeSpot?: Resolver<ResolversTypes['HomeSpot'], ParentType, ContextType>;
  homeZone?: Resolver<ResolversTypes['Zone'], ParentType, ContextType>;
  homeTakerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  awayTakerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  homeTaker?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  awayTaker?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  winner?: Resolver<ResolversTypes['TeamSide'], ParentType, ContextType>;
  strength?: Resolver<Maybe<ResolversTypes['Strength']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Score']>, ParentType, ContextType>;
  nextGoal?: Resolver<Maybe<ResolversTypes['NextGoal']>, ParentType, ContextType>;
  homeProbability?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  whatIf?: Resolver<Maybe<ResolversTypes['WhatIf']>, ParentType, ContextType, Partial<FaceoffWhatIfArgs>>;
  eventTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NextGoalResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['NextGoal'] = ResolversParentTypes['NextGoal']> = {
  team?: Resolver<ResolversTypes['TeamSide'], ParentType, ContextType>;
  secondsAfter?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FaceoffConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffConnection'] = ResolversParentTypes['FaceoffConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FaceoffEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Faceoff']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FaceoffEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffEdge'] = ResolversParentTypes['FaceoffEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Faceoff'], ParentType, ContextType>;
};

export type FaceoffPredictionConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffPredictionConnection'] = ResolversParentTypes['FaceoffPredictionConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FaceoffPredictionEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['FaceoffPrediction']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type FaceoffPredictionEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffPredictionEdge'] = ResolversParentTypes['FaceoffPredictionEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['FaceoffPrediction'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['Cursor']>, ParentType, ContextType>;
};

export type ModelResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Model'] = ResolversParentTypes['Model']> = {
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  featureListHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  featureNames?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  metrics?: Resolver<ReadonlyArray<ResolversTypes['ModelMetric']>, ParentType, ContextType>;
  reliability?: Resolver<ReadonlyArray<ResolversTypes['ReliabilityBin']>, ParentType, ContextType>;
  importance?: Resolver<ReadonlyArray<ResolversTypes['FeatureImportance']>, ParentType, ContextType>;
};

export type ReliabilityBinResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ReliabilityBin'] = ResolversParentTypes['ReliabilityBin']> = {
  predicted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  observed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  draws?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FeatureImportanceResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FeatureImportance'] = ResolversParentTypes['FeatureImportance']> = {
  feature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gainShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type FeatureContributionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FeatureContribution'] = ResolversParentTypes['FeatureContribution']> = {
  feature?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExplanationResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  homeProbability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  baseline?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['FeatureContribution']>, ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DetectorResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Detector'] = ResolversParentTypes['Detector']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['DetectorNode']>, ParentType, ContextType>;
  settleMillis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  breakMillis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  takeoverFeet?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  takeoverSamples?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DetectorNodeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DetectorNode'] = ResolversParentTypes['DetectorNode']> = {
  measure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  threshold?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  yes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  no?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isLineUp?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ModelMetricResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ModelMetric'] = ResolversParentTypes['ModelMetric']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  split?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ForecastQuantilesResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ForecastQuantiles'] = ResolversParentTypes['ForecastQuantiles']> = {
  mean?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p10?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p50?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p90?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ForecastContributionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ForecastContribution'] = ResolversParentTypes['ForecastContribution']> = {
  part?: Resolver<ResolversTypes['ForecastPart'], ParentType, ContextType>;
  drawsTaken?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  shareWon?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DrawsOfGameResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['DrawsOfGame'] = ResolversParentTypes['DrawsOfGame']> = {
  gameId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  opponent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  drawsTaken?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  drawsWon?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FaceoffForecastResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['FaceoffForecast'] = ResolversParentTypes['FaceoffForecast']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  player?: Resolver<Maybe<ResolversTypes['Player']>, ParentType, ContextType>;
  team?: Resolver<Maybe<ResolversTypes['Team']>, ParentType, ContextType>;
  span?: Resolver<ResolversTypes['ForecastSpan'], ParentType, ContextType>;
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opponents?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  drawsTaken?: Resolver<ResolversTypes['ForecastQuantiles'], ParentType, ContextType>;
  drawsWon?: Resolver<ResolversTypes['ForecastQuantiles'], ParentType, ContextType>;
  shareWon?: Resolver<ResolversTypes['ForecastQuantiles'], ParentType, ContextType>;
  explanation?: Resolver<ReadonlyArray<ResolversTypes['ForecastContribution']>, ParentType, ContextType>;
  history?: Resolver<ReadonlyArray<ResolversTypes['DrawsOfGame']>, ParentType, ContextType>;
  knownThrough?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  issuedTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImaginedForecastResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ImaginedForecast'] = ResolversParentTypes['ImaginedForecast']> = {
  games?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  opponents?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  drawsTaken?: Resolver<ResolversTypes['ForecastQuantiles'], ParentType, ContextType>;
  drawsWon?: Resolver<ResolversTypes['ForecastQuantiles'], ParentType, ContextType>;
  shareWon?: Resolver<ResolversTypes['ForecastQuantiles'], ParentType, ContextType>;
  explanation?: Resolver<ReadonlyArray<ResolversTypes['ForecastContribution']>, ParentType, ContextType>;
  knownThrough?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  issuedTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ForecastAccuracyResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['ForecastAccuracy'] = ResolversParentTypes['ForecastAccuracy']> = {
  subjectKind?: Resolver<ResolversTypes['ForecastSubjectKind'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['ForecastMeasure'], ParentType, ContextType>;
  span?: Resolver<ResolversTypes['ForecastSpan'], ParentType, ContextType>;
  windows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  wape?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rmse?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  mase?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  averageWeightedQuantileLoss?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  coverage80?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  baselineName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  baselineWape?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RedactionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['Redaction'] = ResolversParentTypes['Redaction']> = {
  type?: Resolver<ResolversTypes['PiiType'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RedactedRecordResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RedactedRecord'] = ResolversParentTypes['RedactedRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receivedTime?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  redactions?: Resolver<ReadonlyArray<ResolversTypes['Redaction']>, ParentType, ContextType>;
  expiresTime?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RedactedRecordConnectionResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RedactedRecordConnection'] = ResolversParentTypes['RedactedRecordConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RedactedRecordEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RedactedRecord']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RedactedRecordEdgeResolvers<ContextType = GraphQLContext, ParentType extends ResolversParentTypes['RedactedRecordEdge'] = ResolversParentTypes['RedactedRecordEdge']> = {
  cursor?: Resolver<ResolversTypes['Cursor'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RedactedRecord'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphQLContext> = {
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Cursor?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  FaceoffPredictedItem?: FaceoffPredictedItemResolvers<ContextType>;
  GameUpdatedItem?: GameUpdatedItemResolvers<ContextType>;
  TrackingUpdatedItem?: TrackingUpdatedItemResolvers<ContextType>;
  TrackingUpdated?: TrackingUpdatedResolvers<ContextType>;
  RinkPlace?: RinkPlaceResolvers<ContextType>;
  RinkPosition?: RinkPositionResolvers<ContextType>;
  PlayerPosition?: PlayerPositionResolvers<ContextType>;
  SubscriptionStarted?: SubscriptionStartedResolvers<ContextType>;
  Lagged?: LaggedResolvers<ContextType>;
  StreamEvent?: StreamEventResolvers<ContextType>;
  FaceoffPredicted?: FaceoffPredictedResolvers<ContextType>;
  GameUpdated?: GameUpdatedResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Game?: GameResolvers<ContextType>;
  Audience?: AudienceResolvers<ContextType>;
  Team?: TeamResolvers<ContextType>;
  Score?: ScoreResolvers<ContextType>;
  Strength?: StrengthResolvers<ContextType>;
  Situation?: SituationResolvers<ContextType>;
  Dot?: DotResolvers<ContextType>;
  FaceoffPrediction?: FaceoffPredictionResolvers<ContextType>;
  PredictedTaker?: PredictedTakerResolvers<ContextType>;
  PredictionChange?: PredictionChangeResolvers<ContextType>;
  ReplacedTaker?: ReplacedTakerResolvers<ContextType>;
  WhatIf?: WhatIfResolvers<ContextType>;
  Player?: PlayerResolvers<ContextType>;
  FaceoffTally?: FaceoffTallyResolvers<ContextType>;
  FaceoffStats?: FaceoffStatsResolvers<ContextType>;
  Leader?: LeaderResolvers<ContextType>;
  SeasonTally?: SeasonTallyResolvers<ContextType>;
  HeadToHead?: HeadToHeadResolvers<ContextType>;
  PredictionReason?: PredictionReasonResolvers<ContextType>;
  Faceoff?: FaceoffResolvers<ContextType>;
  NextGoal?: NextGoalResolvers<ContextType>;
  FaceoffConnection?: FaceoffConnectionResolvers<ContextType>;
  FaceoffEdge?: FaceoffEdgeResolvers<ContextType>;
  FaceoffPredictionConnection?: FaceoffPredictionConnectionResolvers<ContextType>;
  FaceoffPredictionEdge?: FaceoffPredictionEdgeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Model?: ModelResolvers<ContextType>;
  ReliabilityBin?: ReliabilityBinResolvers<ContextType>;
  FeatureImportance?: FeatureImportanceResolvers<ContextType>;
  FeatureContribution?: FeatureContributionResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  Detector?: DetectorResolvers<ContextType>;
  DetectorNode?: DetectorNodeResolvers<ContextType>;
  ModelMetric?: ModelMetricResolvers<ContextType>;
  ForecastQuantiles?: ForecastQuantilesResolvers<ContextType>;
  ForecastContribution?: ForecastContributionResolvers<ContextType>;
  DrawsOfGame?: DrawsOfGameResolvers<ContextType>;
  FaceoffForecast?: FaceoffForecastResolvers<ContextType>;
  ImaginedForecast?: ImaginedForecastResolvers<ContextType>;
  ForecastAccuracy?: ForecastAccuracyResolvers<ContextType>;
  Redaction?: RedactionResolvers<ContextType>;
  RedactedRecord?: RedactedRecordResolvers<ContextType>;
  RedactedRecordConnection?: RedactedRecordConnectionResolvers<ContextType>;
  RedactedRecordEdge?: RedactedRecordEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GraphQLContext> = {
  requiresScope?: RequiresScopeDirectiveResolver<any, any, ContextType>;
};

/** `schema.graphql` as text. */
export const schemaText = "\"\"\"\nEverything `faceoff` serves: games, draws, predictions, and the streams that follow a game live.\n\nWords: a *draw* is one face-off of a game; a *prediction* is the probability of its winner, said\nbefore the puck drops and revised when a taker is waved out. Lengths are feet, times are seconds\nunless the name says otherwise, probabilities lie in [0, 1].\n\"\"\"\nschema {\n  query: Query\n  subscription: Subscription\n}\n\n\"\"\"\nOnly for keys with this scope. A document that asks for what its key may not have is refused whole,\nwith the code `FORBIDDEN`, over HTTP and WebSocket alike; on a type it holds for every field of it.\n\"\"\"\ndirective @requiresScope(\n  \"One of `introspection`, `redacted-records`, `training-data`, `presence`.\"\n  scope: String!\n) on FIELD_DEFINITION | OBJECT\n\n\"A day of games, `YYYY-MM-DD`, in the league's own calendar.\"\nscalar Date\n\n\"An instant in UTC, RFC 3339 with milliseconds, e.g. `2025-01-05T00:25:23.480Z`.\"\nscalar DateTime\n\n\"\"\"\nAn opaque place in a list or in a game's log. Take it from an answer and hand it back; never build\none or look inside.\n\"\"\"\nscalar Cursor\n\n\"Reads that answer at once.\"\ntype Query {\n  \"\"\"\n  Anything that has a node id, or null when nothing is stored under it. What the type needs a scope\n  for, this needs it for as well.\n  \"\"\"\n  node(\n    \"A node id from an earlier answer.\"\n    id: ID!\n  ): Node\n  \"Many of them in the order asked, null where nothing is stored; reads of one type go together.\"\n  nodes(\n    \"Node ids from earlier answers, at most 100.\"\n    ids: [ID!]!\n  ): [Node]!\n  \"One game, or null when no such game is stored.\"\n  game(\n    \"The league's game id, e.g. `2018020204`, or the node id.\"\n    id: ID!\n  ): Game\n  \"The games of a day, by game id; null when they cannot be read.\"\n  games(\n    \"The day in the league's calendar.\"\n    date: Date!\n  ): [Game!]\n  \"Games that began most lately, newest first; a game is listed for seven days. Null when they cannot be read.\"\n  recentGames(\n    \"At most this many, 1–100.\"\n    first: Int = 10\n  ): [Game!]\n  \"\"\"\n  A season's draws in the order of days, games and play: those that `faceoff history load` wrote and\n  those of games that ran here since. Null when they cannot be read; a season without any is empty.\n  \"\"\"\n  faceoffs(\n    \"As the league writes it, e.g. `20242025`.\"\n    season: String!\n    \"At most this many, 1–100.\"\n    first: Int = 50\n    \"Only what follows this place.\"\n    after: Cursor\n  ): FaceoffConnection\n  \"One team by its letters, or null for what cannot be a team's: it takes two to four capitals.\"\n  team(\n    \"The usual three letters, e.g. `TOR`, or the node id.\"\n    id: ID!\n  ): Team\n  \"One player's face-off record, or null when none is stored.\"\n  player(\n    \"The league's player id, e.g. `8471675`, or the node id.\"\n    id: ID!\n  ): Player\n  \"\"\"\n  The probability for two takers in a situation of your choice, or in that of a game's latest draw\n  beside the pair who are really there; null when the model does not answer. Records are as of now.\n  \"\"\"\n  whatIf(\n    \"Who takes it, where and when.\"\n    input: WhatIfInput!\n  ): WhatIf\n  \"The model that answers now; null when none has been announced yet.\"\n  model: Model\n  \"How line-ups are told from other moments: the tree over each dot, and the cut-offs around it.\"\n  detector: Detector!\n  \"\"\"\n  Players of a season in order, as of the last stored history: `faceoff history load` writes it. Null for\n  a season that is not stored; the last five seasons of each player are.\n  \"\"\"\n  leaders(\n    \"As the league writes it, e.g. `20242025`.\"\n    season: String!\n    \"What puts them in order.\"\n    by: LeaderMeasure! = SHARE_WON\n    \"Only players who took at least as many draws.\"\n    minimumDraws: Int! = 100\n    \"How many, 1–100.\"\n    first: Int! = 10\n  ): [Leader!]\n  \"One stored forecast by its id, or null when there is none.\"\n  forecast(\n    \"The id of a forecast.\"\n    id: ID!\n  ): FaceoffForecast\n  \"\"\"\n  How the forecasts did over windows of the past, by whose and how far; empty before the first\n  backtest, null when it cannot be read.\n  \"\"\"\n  forecastAccuracy: [ForecastAccuracy!]\n  \"\"\"\n  One record without its personal data, or null when none of that id is kept. Needs the scope\n  `redacted-records`; every reading is logged.\n  \"\"\"\n  redactedRecord(\n    \"The record's id, or its node id.\"\n    id: ID!\n  ): RedactedRecord @requiresScope(scope: \"redacted-records\")\n  \"\"\"\n  Records of one source without their personal data, newest first; null when they cannot be read. Needs\n  the scope `redacted-records`; every reading is logged.\n  \"\"\"\n  redactedRecords(\n    \"The stream they came through, e.g. `faceoff-records`.\"\n    source: String!\n    \"Received at this instant or after; at most 31 days before `to`. Without it: the last week.\"\n    from: DateTime\n    \"Received before this instant. Without it: now.\"\n    to: DateTime\n    \"Only records from which one of these was taken out.\"\n    containing: [PiiType!]\n    \"At most this many, 1–100.\"\n    first: Int = 50\n    \"Only what follows this place.\"\n    after: Cursor\n  ): RedactedRecordConnection @requiresScope(scope: \"redacted-records\")\n}\n\n\"\"\"\nStreams. The first item is always `SubscriptionStarted`; every later event of the stream reaches the\nclient, in order. After a lost connection subscribe again with `after` set to the last cursor seen;\ndrop items whose `sequence` is not above the last one seen.\n\"\"\"\ntype Subscription {\n  \"Every prediction of a game and every revision of it, as it is made.\"\n  faceoffPredicted(\n    \"The league's game id. A game that has not begun yet is waited for.\"\n    gameId: ID!\n    \"Go on after this place: what was missed since is replayed first. Without it: from now.\"\n    after: Cursor\n    \"Without `after`: begin with the first entry of the game's log, however late the client comes.\"\n    fromStart: Boolean = false\n    \"Only draws that one of these players takes, by the league's player ids.\"\n    playerIds: [ID!]\n  ): FaceoffPredictedItem!\n  \"Every change of the game itself: start, goals, periods, end.\"\n  gameUpdated(\n    \"The league's game id. A game that has not begun yet is waited for.\"\n    gameId: ID!\n    \"Go on after this place: what was missed since is replayed first. Without it: from now.\"\n    after: Cursor\n    \"Without `after`: begin with the first entry of the game's log, however late the client comes.\"\n    fromStart: Boolean = false\n  ): GameUpdatedItem!\n  \"\"\"\n  Every prediction of all games of a day. Events of one game come in order; `sequence` counts within\n  its game.\n  \"\"\"\n  faceoffPredictedOn(\n    \"The day in the league's calendar. Games that have not begun yet are waited for.\"\n    date: Date!\n    \"\"\"\n    Go on after these places: the cursor of `SubscriptionStarted` and the last cursor of each game seen\n    since. Without it: from now.\n    \"\"\"\n    after: [Cursor!]\n    \"Without `after`: begin with the first entry of every game of the day.\"\n    fromStart: Boolean = false\n    \"Only games of one of these teams, by the usual three letters, e.g. `TOR`.\"\n    teams: [String!]\n    \"Only draws that one of these players takes, by the league's player ids.\"\n    playerIds: [ID!]\n  ): FaceoffPredictedItem!\n  \"\"\"\n  Positions for drawing: at most 5 a second, mostly during stoppages, the latest alone. Not numbered,\n  not replayed, may be left out at any time.\n  \"\"\"\n  trackingUpdated(\n    \"The league's game id.\"\n    gameId: ID!\n  ): TrackingUpdatedItem!\n}\n\n\"What `faceoffPredicted` sends.\"\nunion FaceoffPredictedItem = SubscriptionStarted | FaceoffPredicted | Lagged\n\n\"What `gameUpdated` sends.\"\nunion GameUpdatedItem = SubscriptionStarted | GameUpdated | Lagged\n\n\"What `trackingUpdated` sends.\"\nunion TrackingUpdatedItem = SubscriptionStarted | TrackingUpdated\n\n\"Where everyone was at one moment.\"\ntype TrackingUpdated {\n  \"The league's game id.\"\n  gameId: ID!\n  \"The moment, by the feed's clock. Drop what is not later than the last seen.\"\n  eventTime: DateTime!\n  \"Everyone on the ice whose place is known.\"\n  players: [PlayerPosition!]!\n  \"The puck; null while it is not tracked.\"\n  puck: RinkPosition\n}\n\n\"A place on the ice, feet from center ice.\"\ninterface RinkPlace {\n  \"Along the ice, −100 to 100 feet.\"\n  x: Float!\n  \"Across the ice, −42.5 to 42.5 feet.\"\n  y: Float!\n}\n\n\"Where something was.\"\ntype RinkPosition implements RinkPlace {\n  \"Along the ice, −100 to 100 feet.\"\n  x: Float!\n  \"Across the ice, −42.5 to 42.5 feet.\"\n  y: Float!\n}\n\n\"Where a player was.\"\ntype PlayerPosition implements RinkPlace {\n  \"The league's player id.\"\n  playerId: ID!\n  \"His side; null where no roster names him.\"\n  team: TeamSide\n  \"Number on the sweater; null where unknown.\"\n  number: Int\n  \"Along the ice, −100 to 100 feet.\"\n  x: Float!\n  \"Across the ice, −42.5 to 42.5 feet.\"\n  y: Float!\n}\n\n\"The stream is open: every event after this place reaches the client.\"\ntype SubscriptionStarted {\n  \"Where the stream begins.\"\n  cursor: Cursor!\n}\n\n\"\"\"\nEvents of this stream were left out: the log no longer holds them, or the client took too long to\ntake them. Subscribe again with `after: resumeFrom` to get what the log still has.\n\"\"\"\ntype Lagged {\n  \"How many events were left out. Of entries that the log no longer holds, filters are not counted.\"\n  missed: Int!\n  \"Hand this to `after`.\"\n  resumeFrom: Cursor!\n}\n\n\"One numbered entry of a game's log, as a stream carries it.\"\ninterface StreamEvent {\n  \"The league's game id.\"\n  gameId: ID!\n  \"The game's publication number: 1, 2, 3 …. Rises within a game's stream; drop what is not above the last seen.\"\n  sequence: Int!\n  \"Hand this to `after` to go on behind this event.\"\n  cursor: Cursor!\n  \"\"\"\n  Cursor of the event before it in the same stream with the same arguments; null for the stream's first.\n  If it is not the last one you saw, events are missing.\n  \"\"\"\n  previousCursor: Cursor\n}\n\n\"A prediction was made, revised, dropped or decided.\"\ntype FaceoffPredicted implements StreamEvent {\n  \"The league's game id.\"\n  gameId: ID!\n  \"The game's publication number: 1, 2, 3 …. Rises within a game's stream; drop what is not above the last seen.\"\n  sequence: Int!\n  \"Hand this to `after` to go on behind this event.\"\n  cursor: Cursor!\n  \"\"\"\n  Cursor of the event before it in the same stream with the same arguments; null for the stream's first.\n  If it is not the last one you saw, events are missing.\n  \"\"\"\n  previousCursor: Cursor\n  \"The prediction as it stands now.\"\n  prediction: FaceoffPrediction!\n}\n\n\"The game changed.\"\ntype GameUpdated implements StreamEvent {\n  \"The game's publication number: 1, 2, 3 …. Rises within a game's stream; drop what is not above the last seen.\"\n  sequence: Int!\n  \"Hand this to `after` to go on behind this event.\"\n  cursor: Cursor!\n  \"\"\"\n  Cursor of the event before it in the same stream with the same arguments; null for the stream's first.\n  If it is not the last one you saw, events are missing.\n  \"\"\"\n  previousCursor: Cursor\n  \"What happened.\"\n  change: GameChange!\n  \"The league's game id.\"\n  gameId: ID!\n  \"Day of the game.\"\n  date: Date!\n  \"The season as the league writes it, e.g. `20242025`.\"\n  season: String!\n  \"Running or over.\"\n  status: GameStatus!\n  \"The home team.\"\n  homeTeam: Team!\n  \"The visiting team.\"\n  awayTeam: Team!\n  \"Clock, score and strength at that moment.\"\n  situation: Situation!\n  \"What of the game's tracking was simulated and not observed, e.g. `skating`; empty for a tracked game.\"\n  simulated: [String!]!\n  \"When it happened, by the feed's clock.\"\n  eventTime: DateTime!\n  \"When it was published.\"\n  publishedTime: DateTime!\n}\n\n\"Anything with a node id.\"\ninterface Node {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n}\n\n\"One game of the league.\"\ntype Game implements Node {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n  \"The league's game id, e.g. `2018020204`.\"\n  gameId: ID!\n  \"Day of the game.\"\n  date: Date!\n  \"The season as the league writes it, e.g. `20242025`.\"\n  season: String!\n  \"Running or over.\"\n  status: GameStatus!\n  \"The home team.\"\n  homeTeam: Team!\n  \"The visiting team.\"\n  awayTeam: Team!\n  \"Period being played, or the last one: 1–3, then overtimes from 4.\"\n  period: Int!\n  \"Goals so far; null when the feed does not tell.\"\n  score: Score\n  \"\"\"\n  The last entry of the game's log: subscribe with `after: cursor` to get everything that follows. Null\n  when the log cannot be read.\n  \"\"\"\n  cursor: Cursor\n  \"Number of entries in the game's log so far; null when the log cannot be read.\"\n  lastSequence: Int\n  \"Tracking events taken in so far, by the producer's numbers; null for games of an older version.\"\n  trackingEvents: Int\n  \"What of its tracking was simulated and not observed, e.g. `skating`; empty for a tracked game, null for games of an older version.\"\n  simulated: [String!]\n  \"Who follows the game live. Needs the scope `presence`.\"\n  audience: Audience @requiresScope(scope: \"presence\")\n  \"Draws with their results, in the order they were taken.\"\n  faceoffs(\n    \"At most this many, 1–100.\"\n    first: Int = 50\n    \"Only what follows this place.\"\n    after: Cursor\n  ): FaceoffConnection\n  \"The newest prediction or revision; null before the first of the game.\"\n  latestPrediction: FaceoffPrediction\n  \"\"\"\n  Predictions and their revisions as they were published, oldest first; null when the log cannot be\n  read. Its cursors are those of `faceoffPredicted`.\n  \"\"\"\n  predictions(\n    \"At most this many, 1–100.\"\n    first: Int = 50\n    \"Only what follows this place.\"\n    after: Cursor\n  ): FaceoffPredictionConnection\n}\n\n\"Who follows a game live. Needs the scope `presence`.\"\ntype Audience {\n  \"Connections with at least one stream of the game.\"\n  connections: Int!\n  \"Streams of the game.\"\n  subscribers: Int!\n}\n\n\"Whether a game is being played.\"\nenum GameStatus {\n  \"Being played, intermissions included.\"\n  LIVE\n  \"Over.\"\n  ENDED\n}\n\n\"What changed in a game.\"\nenum GameChange {\n  \"The game began.\"\n  STARTED\n  \"A goal was scored or taken back.\"\n  SCORE\n  \"A period began.\"\n  PERIOD\n  \"The game is over.\"\n  ENDED\n}\n\n\"A team of the league.\"\ntype Team implements Node {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n  \"The usual three letters, e.g. `TOR`; the id where the feed has none.\"\n  abbreviation: String!\n  \"Full name, e.g. `Toronto Maple Leafs`, as of the season of the game; null where only the letters are known.\"\n  name: String\n  \"Its draws of a season, in the order of days, games and play; null when they cannot be read.\"\n  faceoffs(\n    \"As the league writes it, e.g. `20242025`.\"\n    season: String!\n    \"At most this many, 1–100.\"\n    first: Int = 50\n    \"Only what follows this place.\"\n    after: Cursor\n  ): FaceoffConnection\n  \"Face-offs over its next games, nearest span first; empty while none are forecast, null when they cannot be read.\"\n  forecasts(\n    \"Only these spans.\"\n    spans: [ForecastSpan!]\n  ): [FaceoffForecast!]\n  \"What if its next games were these? Null where nothing is known of it, or nothing can be read.\"\n  forecast(\n    \"Its games, in order: 1 to 82.\"\n    opponents: [OpponentInput!]!\n  ): ImaginedForecast\n}\n\n\"Goals of both sides.\"\ntype Score {\n  \"Goals of the home team.\"\n  home: Int!\n  \"Goals of the visiting team.\"\n  away: Int!\n}\n\n\"Skaters on the ice, goalkeepers not counted.\"\ntype Strength {\n  \"Skaters of the home team.\"\n  homeSkaters: Int!\n  \"Skaters of the visiting team.\"\n  awaySkaters: Int!\n  \"As spoken, home first, e.g. `5v4`.\"\n  text: String!\n}\n\n\"Clock, score and strength at one moment.\"\ntype Situation {\n  \"1–3, then overtimes from 4.\"\n  period: Int!\n  \"Seconds left on the clock of the period.\"\n  secondsRemaining: Float!\n  \"As the scoreboard shows it, e.g. `2nd 04:07`.\"\n  clock: String!\n  \"Goals so far; null where the feed does not tell.\"\n  score: Score\n  \"Skaters on the ice; null where the feed does not tell.\"\n  strength: Strength\n}\n\n\"Home or away.\"\nenum TeamSide {\n  \"The home team.\"\n  HOME\n  \"The visiting team.\"\n  AWAY\n}\n\n\"A third of the ice as one team sees it.\"\nenum Zone {\n  \"The team's own end.\"\n  DEFENSIVE\n  \"Between the blue lines.\"\n  NEUTRAL\n  \"The end the team attacks.\"\n  OFFENSIVE\n}\n\n\"One of the nine dots as the home team sees it when it attacks; left is its own left.\"\nenum HomeSpot {\n  \"Center ice.\"\n  CENTER\n  \"Own end, left dot.\"\n  DEFENSIVE_LEFT\n  \"Own end, right dot.\"\n  DEFENSIVE_RIGHT\n  \"Neutral zone before the own blue line, left dot.\"\n  NEUTRAL_NEAR_LEFT\n  \"Neutral zone before the own blue line, right dot.\"\n  NEUTRAL_NEAR_RIGHT\n  \"Neutral zone before the other blue line, left dot.\"\n  NEUTRAL_FAR_LEFT\n  \"Neutral zone before the other blue line, right dot.\"\n  NEUTRAL_FAR_RIGHT\n  \"Attacking end, left dot.\"\n  OFFENSIVE_LEFT\n  \"Attacking end, right dot.\"\n  OFFENSIVE_RIGHT\n}\n\n\"A dot on the ice, feet from center ice.\"\ntype Dot {\n  \"Along the ice, −100 to 100 feet.\"\n  x: Float!\n  \"Across the ice, −42.5 to 42.5 feet.\"\n  y: Float!\n}\n\n\"The hand a player shoots from.\"\nenum Hand {\n  \"Left.\"\n  L\n  \"Right.\"\n  R\n}\n\n\"A player's listed position.\"\nenum Position {\n  \"Center.\"\n  C\n  \"Left wing.\"\n  L\n  \"Right wing.\"\n  R\n  \"Defense.\"\n  D\n  \"Goalkeeper.\"\n  G\n}\n\n\"What has become of a prediction.\"\nenum PredictionStatus {\n  \"First said for this draw.\"\n  PREDICTED\n  \"Said anew: takers, place or situation changed, or the model answered late.\"\n  REVISED\n  \"The puck has dropped; the last revision counts.\"\n  DROPPED\n  \"The winner is known.\"\n  DECIDED\n}\n\n\"Who wins a draw, as said before the puck drops.\"\ntype FaceoffPrediction implements Node {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n  \"Identity of the draw: game, period, ordinal; e.g. `2018020204-2-07`.\"\n  faceoffId: ID!\n  \"The league's game id.\"\n  gameId: ID!\n  \"The game's publication number of this revision.\"\n  sequence: Int!\n  \"1, 2, 3 … within the draw.\"\n  revision: Int!\n  \"Where the draw stands.\"\n  status: PredictionStatus!\n  \"The dot on the ice.\"\n  dot: Dot!\n  \"The dot from the home team's view.\"\n  homeSpot: HomeSpot!\n  \"The zone from the home team's view.\"\n  homeZone: Zone!\n  \"Clock, score and strength when it was said.\"\n  situation: Situation!\n  \"The home team's taker.\"\n  home: PredictedTaker!\n  \"The visiting team's taker.\"\n  away: PredictedTaker!\n  \"What changed since the revision before; null for the first.\"\n  change: PredictionChange\n  \"The strongest reasons, strongest first.\"\n  reasons: [PredictionReason!]!\n  \"The model that answered.\"\n  modelVersion: String!\n  \"True when the model did not answer in time and this is a last known or prior value.\"\n  isStale: Boolean!\n  \"True when the puck had already dropped as this was made.\"\n  isLate: Boolean!\n  \"Who won; null until decided.\"\n  winner: TeamSide\n  \"\"\"\n  The probability with other takers in the same situation, and the difference to the real pair; null\n  when the model does not answer. Draws of the game before this one count as they were.\n  \"\"\"\n  whatIf(\n    \"League player id; without it the real taker.\"\n    homeTakerId: ID\n    \"League player id; without it the real taker.\"\n    awayTakerId: ID\n  ): WhatIf\n  \"\"\"\n  Why, in full: the model is asked again. Null when it does not answer. Records are as of now; draws of\n  the game before this one count as they were.\n  \"\"\"\n  explanation: Explanation\n  \"When it happened on the ice, by the feed's clock.\"\n  eventTime: DateTime!\n  \"When it was published.\"\n  publishedTime: DateTime!\n}\n\n\"One of the two players at the dot.\"\ntype PredictedTaker {\n  \"The league's player id.\"\n  playerId: ID!\n  \"Full name.\"\n  name: String!\n  \"Number on the sweater; null where unknown.\"\n  number: Int\n  \"Listed position; null where unknown.\"\n  position: Position\n  \"The hand he shoots from; null where unknown.\"\n  shoots: Hand\n  \"His record; null when none is stored.\"\n  player: Player\n  \"His side.\"\n  team: TeamSide!\n  \"Probability that he wins the draw; both takers sum to 1.\"\n  probability: Float!\n  \"Draws he has won in this game before this one.\"\n  wonInGame: Int!\n  \"Draws he has taken in this game before this one.\"\n  takenInGame: Int!\n}\n\n\"What changed between two revisions.\"\ntype PredictionChange {\n  \"Takers who left the dot.\"\n  replaced: [ReplacedTaker!]!\n  \"Home probability of the revision before, with the takers of then.\"\n  previousHomeProbability: Float!\n  \"Home probability now minus then.\"\n  homeProbabilityChange: Float!\n}\n\n\"A taker who was waved out or changed.\"\ntype ReplacedTaker {\n  \"His side.\"\n  team: TeamSide!\n  \"The league's player id.\"\n  playerId: ID!\n  \"Full name.\"\n  name: String!\n}\n\n\"\"\"\nA draw to imagine: with `gameId` that game's latest draw, as its last prediction saw it, and what else\nis given put in its place; without it a draw of no game.\n\"\"\"\ninput WhatIfInput {\n  \"The league's game id, or the node id: its latest draw, the draws before it as they were.\"\n  gameId: ID\n  \"League player id of the home team's taker. Without it: the real one; without a game it is needed.\"\n  homeTakerId: ID\n  \"League player id of the visiting team's taker. Without it: the real one; without a game it is needed.\"\n  awayTakerId: ID\n  \"The dot from the home team's view. Without it: the game's, else center ice.\"\n  homeSpot: HomeSpot\n  \"1–3, then overtimes from 4. Without it: the game's, else 1.\"\n  period: Int\n  \"Seconds left on the clock of the period. Without it: the game's, else all of the period.\"\n  secondsRemaining: Float\n  \"Skaters of the home team, 3–6. Without it: the game's, else 5.\"\n  homeSkaters: Int\n  \"Skaters of the visiting team, 3–6. Without it: the game's, else 5.\"\n  awaySkaters: Int\n  \"Goals of the home team. Without it: the game's, else unknown.\"\n  homeScore: Int\n  \"Goals of the visiting team. Without it: the game's, else unknown.\"\n  awayScore: Int\n}\n\n\"What the model says of a pair of takers.\"\ntype WhatIf {\n  \"Probability that the home team wins the draw.\"\n  homeProbability: Float!\n  \"The same with the takers who were really there; null where nobody was.\"\n  actualHomeProbability: Float\n  \"Home probability now minus that of the real takers; null where nobody was.\"\n  difference: Float\n  \"The home team's taker; null when no record is stored.\"\n  home: Player\n  \"The visiting team's taker; null when no record is stored.\"\n  away: Player\n  \"The model that answered.\"\n  modelVersion: String!\n}\n\n\"A player and his face-off record as of his last stored game.\"\ntype Player implements Node {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n  \"The league's player id.\"\n  playerId: ID!\n  \"Full name.\"\n  name: String!\n  \"Listed position; null where unknown.\"\n  position: Position\n  \"The hand he shoots from; null where unknown.\"\n  shoots: Hand\n  \"Day of birth; null where unknown.\"\n  birthDate: Date\n  \"Height in inches; null where unknown.\"\n  heightInches: Int\n  \"Weight in pounds; null where unknown.\"\n  weightPounds: Int\n  \"Games with at least one stored draw.\"\n  games: Int!\n  \"Day of his last game with a stored draw; null without one.\"\n  lastGameDate: Date\n  \"All draws stored, all seasons.\"\n  career: FaceoffTally!\n  \"All draws stored at home.\"\n  home: FaceoffTally!\n  \"Draws of the season he last took one in; null without one.\"\n  season: SeasonTally\n  \"Skill at draws over all situations, log-odds against an average taker: mean of the belief.\"\n  rating: Float!\n  \"Standard deviation of that belief, log-odds: large for players with few draws.\"\n  ratingUncertainty: Float!\n  \"Share won lately, 0–1: a draw's weight halves in about 23 draws.\"\n  form: Float!\n  \"\"\"\n  His draws in a window and in situations of your choice, out of his stored record; every view is his\n  own. Null where the record does not tell: before his first draw, in a season that is not kept (the last\n  five he played in are), where none of the draws say what is asked, or against an opponent who is not\n  kept. One opponent goes with the windows `CAREER` and `SEASON` alone, or with anything in\n  `LAST_GAMES`.\n  \"\"\"\n  faceoffStats(\n    \"Which draws.\"\n    window: StatsWindow! = CAREER\n    \"With window `SEASON`: which one, as the league writes it. Without it: the last he played in.\"\n    season: String\n    \"With window `LAST_GAMES`: how many, 1–20. Without it: 10.\"\n    lastGames: Int\n    \"Only draws in this zone.\"\n    zone: Zone\n    \"Only draws at dots on this side.\"\n    dotSide: DotSide\n    \"Only draws at this strength of his team.\"\n    strength: OwnStrength\n    \"Only draws of home games, or of games away.\"\n    venue: TeamSide\n    \"Only draws against this player, by the league's player id or the node id.\"\n    opponentId: ID\n  ): FaceoffStats\n  \"His draws of a season, in the order of days, games and play; null when they cannot be read.\"\n  faceoffs(\n    \"As the league writes it. Without it: the last he played in.\"\n    season: String\n    \"At most this many, 1–100.\"\n    first: Int = 50\n    \"Only what follows this place.\"\n    after: Cursor\n  ): FaceoffConnection\n  \"His draws against one opponent; null when none are among those kept.\"\n  headToHead(\n    \"League player id of the opponent.\"\n    opponentId: ID!\n  ): HeadToHead\n  \"Face-offs over his next games, nearest span first; empty while none are forecast, null when they cannot be read.\"\n  forecasts(\n    \"Only these spans.\"\n    spans: [ForecastSpan!]\n  ): [FaceoffForecast!]\n  \"What if his next games were these? Null where nothing is known of him, or nothing can be read.\"\n  forecast(\n    \"His team's games, in order: 1 to 82.\"\n    opponents: [OpponentInput!]!\n  ): ImaginedForecast\n}\n\n\"Draws taken and won.\"\ntype FaceoffTally {\n  \"Draws taken.\"\n  taken: Int!\n  \"Draws won.\"\n  won: Int!\n  \"Share won, 0–1; null without a draw.\"\n  share: Float\n}\n\n\"Which of a player's draws are counted.\"\nenum StatsWindow {\n  \"All draws stored.\"\n  CAREER\n  \"The last five seasons he played in.\"\n  LAST_FIVE_SEASONS\n  \"One season.\"\n  SEASON\n  \"His last games with a draw.\"\n  LAST_GAMES\n}\n\n\"Side of a dot as the taker sees it when he faces the end his team attacks.\"\nenum DotSide {\n  \"Left of the middle.\"\n  LEFT\n  \"Center ice.\"\n  CENTER\n  \"Right of the middle.\"\n  RIGHT\n}\n\n\"Strength of the taker's team at a draw, goalkeepers not counted.\"\nenum OwnStrength {\n  \"Fewer skaters than the opponents.\"\n  SHORT_HANDED\n  \"As many.\"\n  EVEN\n  \"More.\"\n  POWER_PLAY\n}\n\n\"Draws of a player in a window and in the situations asked for.\"\ntype FaceoffStats {\n  \"Draws taken and won.\"\n  tally: FaceoffTally!\n  \"Games with a draw in the window, whatever the situations; null where only an opponent is counted.\"\n  games: Int\n  \"Seasons of the window of which single draws are kept, oldest first.\"\n  seasons: [String!]!\n  \"Draws of the window that do not say whether they belong here; they are not in the tally.\"\n  untold: Int!\n}\n\n\"What puts players of a season in order.\"\nenum LeaderMeasure {\n  \"Share of their draws won.\"\n  SHARE_WON\n  \"Draws won.\"\n  DRAWS_WON\n  \"Draws taken.\"\n  DRAWS_TAKEN\n}\n\n\"A player in a list of a season's leaders.\"\ntype Leader {\n  \"1 is the first; equals share a rank.\"\n  rank: Int!\n  \"League player id.\"\n  playerId: ID!\n  \"The player; null when no record is stored.\"\n  player: Player\n  \"His draws of the season.\"\n  tally: FaceoffTally!\n}\n\n\"Draws of one season.\"\ntype SeasonTally {\n  \"The season as the league writes it.\"\n  season: String!\n  \"Draws taken and won in it.\"\n  tally: FaceoffTally!\n}\n\n\"Draws of a player against one opponent.\"\ntype HeadToHead {\n  \"League player id of the opponent.\"\n  opponentId: ID!\n  \"The opponent; null when no record is stored.\"\n  opponent: Player\n  \"Draws against him, and won, all seasons.\"\n  tally: FaceoffTally!\n  \"Those of the player's last season; null when there were none.\"\n  season: SeasonTally\n  \"Wins that both players' records let expect.\"\n  expectedWins: Float!\n}\n\n\"One reason of a prediction, in hockey words.\"\ntype PredictionReason {\n  \"Name of the model's input.\"\n  feature: String!\n  \"One sentence.\"\n  text: String!\n  \"Push in log-odds of the home team (SHAP value).\"\n  contribution: Float!\n  \"The side it speaks for.\"\n  favors: TeamSide!\n}\n\n\"A draw that has been taken.\"\ntype Faceoff implements Node {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n  \"Identity of the draw: game, period, ordinal; e.g. `2018020204-2-07`.\"\n  faceoffId: ID!\n  \"The league's game id.\"\n  gameId: ID!\n  \"Day of the game.\"\n  date: Date!\n  \"The season as the league writes it, e.g. `20242025`.\"\n  season: String!\n  \"The home team; null for draws of an older version.\"\n  homeTeam: Team\n  \"The visiting team; null for draws of an older version.\"\n  awayTeam: Team\n  \"1–3, then overtimes from 4.\"\n  period: Int!\n  \"Seconds of the period that had been played.\"\n  periodSecondsElapsed: Float!\n  \"1, 2, 3 … within the period.\"\n  ordinal: Int!\n  \"The dot from the home team's view.\"\n  homeSpot: HomeSpot!\n  \"The zone from the home team's view.\"\n  homeZone: Zone!\n  \"League player id of the home team's taker.\"\n  homeTakerId: ID!\n  \"League player id of the visiting team's taker.\"\n  awayTakerId: ID!\n  \"The home team's taker; null when no record is stored.\"\n  homeTaker: Player\n  \"The visiting team's taker; null when no record is stored.\"\n  awayTaker: Player\n  \"Who won.\"\n  winner: TeamSide!\n  \"Skaters on the ice; null where nobody told.\"\n  strength: Strength\n  \"Goals before the draw; null where nobody told.\"\n  score: Score\n  \"\"\"\n  What it led to: the game's next goal, of either team; null when none followed, when nobody told the\n  goals, or when they cannot be read.\n  \"\"\"\n  nextGoal: NextGoal\n  \"Home team's probability in the last prediction before the drop; null when there was none.\"\n  homeProbability: Float\n  \"\"\"\n  The probability with other takers, and the difference to the pair who took it; null when the model\n  does not answer. Records are as of now, draws of the game before this one count as they were.\n  \"\"\"\n  whatIf(\n    \"League player id; without it the real taker.\"\n    homeTakerId: ID\n    \"League player id; without it the real taker.\"\n    awayTakerId: ID\n  ): WhatIf\n  \"When it was decided, by the feed's clock; null for draws out of tables.\"\n  eventTime: DateTime\n}\n\n\"The first goal of a game after a draw.\"\ntype NextGoal {\n  \"Who scored.\"\n  team: TeamSide!\n  \"Seconds of play between the draw and the goal, intermissions not counted.\"\n  secondsAfter: Float!\n}\n\n\"A page of draws.\"\ntype FaceoffConnection {\n  \"The draws with their cursors.\"\n  edges: [FaceoffEdge!]!\n  \"The draws alone.\"\n  nodes: [Faceoff!]!\n  \"Where this page lies.\"\n  pageInfo: PageInfo!\n}\n\n\"A draw in a page.\"\ntype FaceoffEdge {\n  \"Place of the draw in the list.\"\n  cursor: Cursor!\n  \"The draw.\"\n  node: Faceoff!\n}\n\n\"A page of predictions.\"\ntype FaceoffPredictionConnection {\n  \"The predictions with their cursors.\"\n  edges: [FaceoffPredictionEdge!]!\n  \"The predictions alone.\"\n  nodes: [FaceoffPrediction!]!\n  \"Where this page lies.\"\n  pageInfo: PageInfo!\n}\n\n\"A prediction in a page.\"\ntype FaceoffPredictionEdge {\n  \"Place of the prediction in the game's log.\"\n  cursor: Cursor!\n  \"The prediction.\"\n  node: FaceoffPrediction!\n}\n\n\"Where a page lies in its list. Pages go forward only.\"\ntype PageInfo {\n  \"Whether more follow.\"\n  hasNextPage: Boolean!\n  \"Whether the page was asked for with `after`.\"\n  hasPreviousPage: Boolean!\n  \"Cursor of the first item; null for an empty page.\"\n  startCursor: Cursor\n  \"Cursor of the last item: hand it to `after`; null for an empty page.\"\n  endCursor: Cursor\n}\n\n\"The model behind the predictions.\"\ntype Model {\n  \"Version of the model; predictions carry it.\"\n  version: String!\n  \"SHA-256 of the list of input names it was trained with.\"\n  featureListHash: String!\n  \"Names of its inputs, in order.\"\n  featureNames: [String!]!\n  \"Its figures on games it has never seen.\"\n  metrics: [ModelMetric!]!\n  \"How its probabilities were borne out on those games, by bins of probability; empty bins are left out.\"\n  reliability: [ReliabilityBin!]!\n  \"What its inputs are worth, most first; empty when the card does not tell.\"\n  importance: [FeatureImportance!]!\n}\n\n\"Draws whose home probability was about the same.\"\ntype ReliabilityBin {\n  \"Mean probability that was said.\"\n  predicted: Float!\n  \"Share that the home team won.\"\n  observed: Float!\n  \"Draws in the bin.\"\n  draws: Int!\n}\n\n\"What one input of the model is worth.\"\ntype FeatureImportance {\n  \"Name of the input.\"\n  feature: String!\n  \"Its share of what all splits of the trees have gained, 0–1.\"\n  gainShare: Float!\n}\n\n\"How much one input pushed one prediction.\"\ntype FeatureContribution {\n  \"Name of the input.\"\n  feature: String!\n  \"Its value; null where it is unknown.\"\n  value: Float\n  \"Push in log-odds of the home team (SHAP value).\"\n  contribution: Float!\n}\n\n\"A prediction taken apart.\"\ntype Explanation {\n  \"Home team's probability as the model answers now.\"\n  homeProbability: Float!\n  \"Log-odds of the home team before any input is looked at.\"\n  baseline: Float!\n  \"Every input's push, strongest first; with the baseline they sum to the log-odds of the answer.\"\n  contributions: [FeatureContribution!]!\n  \"The model that answered.\"\n  modelVersion: String!\n}\n\n\"The rules that tell a line-up.\"\ntype Detector {\n  \"Questions and answers of the tree; the first is the root.\"\n  nodes: [DetectorNode!]!\n  \"A dot must look like a line-up for this many milliseconds.\"\n  settleMillis: Int!\n  \"A line-up that is not seen for this many milliseconds is broken.\"\n  breakMillis: Int!\n  \"A skater takes over from a taker when he is nearer to the dot by this many feet …\"\n  takeoverFeet: Float!\n  \"… in this many of his samples.\"\n  takeoverSamples: Int!\n}\n\n\"One node of the detector's tree: a question, or an answer.\"\ntype DetectorNode {\n  \"What is measured at a dot, in words with its unit; null for an answer.\"\n  measure: String\n  \"The question is whether the measure is at most this, in its own unit; null for an answer.\"\n  threshold: Float\n  \"Index of the node for yes; null for an answer.\"\n  yes: Int\n  \"Index of the node for no; null for an answer.\"\n  no: Int\n  \"Whether it is a line-up; null for a question.\"\n  isLineUp: Boolean\n}\n\n\"One figure of the model.\"\ntype ModelMetric {\n  \"Name, e.g. `auc` or `logLoss`.\"\n  name: String!\n  \"Value.\"\n  value: Float!\n  \"The data it was measured on.\"\n  split: String!\n}\n\n\"How far a forecast looks, in scheduled games of the team.\"\nenum ForecastSpan {\n  \"The next game.\"\n  NEXT_1\n  \"The next five games.\"\n  NEXT_5\n  \"The next ten games.\"\n  NEXT_10\n  \"The next twenty games.\"\n  NEXT_20\n  \"All games that are left of the regular season.\"\n  REST_OF_SEASON\n}\n\n\"An expected value and what lies below it in 10, 50 and 90 of 100 cases.\"\ntype ForecastQuantiles {\n  \"Expected value.\"\n  mean: Float!\n  \"Below it in 10 of 100 cases.\"\n  p10: Float!\n  \"Below it in half of the cases.\"\n  p50: Float!\n  \"Below it in 90 of 100 cases.\"\n  p90: Float!\n}\n\n\"What a forecast is made of.\"\nenum ForecastPart {\n  \"What is usual for the player or team.\"\n  LEVEL\n  \"Where it has been going of late.\"\n  TREND\n  \"The time of the season.\"\n  SEASON\n  \"Home, away and rest.\"\n  SCHEDULE\n  \"Who the opponents are.\"\n  OPPONENT\n}\n\n\"What one part adds to the expected values; all parts sum to them.\"\ntype ForecastContribution {\n  \"Which part.\"\n  part: ForecastPart!\n  \"Added face-offs taken.\"\n  drawsTaken: Float!\n  \"Added share won.\"\n  shareWon: Float!\n}\n\n\"Face-offs of one game that was played.\"\ntype DrawsOfGame {\n  \"The league's game id.\"\n  gameId: ID!\n  \"Day of the game.\"\n  date: Date!\n  \"The opponent's usual three letters.\"\n  opponent: String!\n  \"Face-offs taken.\"\n  drawsTaken: Int!\n  \"Face-offs won.\"\n  drawsWon: Int!\n}\n\n\"Face-offs that a player or team will take and win over its next games.\"\ntype FaceoffForecast implements Node {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n  \"Whose it is; null for a team's, and where no record of him is stored.\"\n  player: Player\n  \"Whose it is; null for a player's.\"\n  team: Team\n  \"How far it looks.\"\n  span: ForecastSpan!\n  \"Scheduled games in the span: fewer than asked near the season's end, 0 after it.\"\n  games: Int!\n  \"Opponents of these games by the usual three letters, in order.\"\n  opponents: [String!]!\n  \"Face-offs taken.\"\n  drawsTaken: ForecastQuantiles!\n  \"Face-offs won.\"\n  drawsWon: ForecastQuantiles!\n  \"Share won, 0–1.\"\n  shareWon: ForecastQuantiles!\n  \"What the expected values are made of.\"\n  explanation: [ForecastContribution!]!\n  \"The latest games played, oldest first.\"\n  history: [DrawsOfGame!]!\n  \"Day up to which games were known.\"\n  knownThrough: Date!\n  \"When it was made.\"\n  issuedTime: DateTime!\n}\n\n\"A game to imagine.\"\ninput OpponentInput {\n  \"The opponent by the usual three letters, e.g. `BOS`.\"\n  team: String!\n  \"False for a game at the opponent's.\"\n  isHome: Boolean! = true\n}\n\n\"Face-offs that a player or team would take and win over games that were asked for.\"\ntype ImaginedForecast {\n  \"Games asked for.\"\n  games: Int!\n  \"Their opponents, in order.\"\n  opponents: [String!]!\n  \"Face-offs taken.\"\n  drawsTaken: ForecastQuantiles!\n  \"Face-offs won.\"\n  drawsWon: ForecastQuantiles!\n  \"Share won, 0–1.\"\n  shareWon: ForecastQuantiles!\n  \"What the expected values are made of.\"\n  explanation: [ForecastContribution!]!\n  \"Day up to which games were known.\"\n  knownThrough: Date!\n  \"When what it starts from was made.\"\n  issuedTime: DateTime!\n}\n\n\"Whose face-offs a forecast counts.\"\nenum ForecastSubjectKind {\n  \"One player's.\"\n  PLAYER\n  \"One team's.\"\n  TEAM\n}\n\n\"What a forecast's accuracy is about.\"\nenum ForecastMeasure {\n  \"Face-offs taken.\"\n  DRAWS_TAKEN\n  \"Face-offs won.\"\n  DRAWS_WON\n  \"Share won.\"\n  SHARE_WON\n}\n\n\"How forecasts of one span did over windows of the past.\"\ntype ForecastAccuracy {\n  \"Whose.\"\n  subjectKind: ForecastSubjectKind!\n  \"Of what.\"\n  measure: ForecastMeasure!\n  \"How far ahead.\"\n  span: ForecastSpan!\n  \"Windows of the past that were forecast.\"\n  windows: Int!\n  \"Weighted absolute percentage error as a share: sum of errors over sum of truths.\"\n  wape: Float!\n  \"Root of the mean squared error.\"\n  rmse: Float!\n  \"Mean absolute error over that of repeating the last season; null for shares.\"\n  mase: Float\n  \"Mean weighted quantile loss of p10, p50 and p90.\"\n  averageWeightedQuantileLoss: Float!\n  \"Share of truths between p10 and p90; 0.8 is right.\"\n  coverage80: Float!\n  \"The best of the simple forecasts.\"\n  baselineName: String!\n  \"Its weighted absolute percentage error.\"\n  baselineWape: Float!\n}\n\n\"Personal data by kind, in Amazon Comprehend's words.\"\nenum PiiType {\n  \"Address.\"\n  ADDRESS\n  \"Age.\"\n  AGE\n  \"AWS access key.\"\n  AWS_ACCESS_KEY\n  \"AWS secret key.\"\n  AWS_SECRET_KEY\n  \"Bank account number.\"\n  BANK_ACCOUNT_NUMBER\n  \"Bank routing.\"\n  BANK_ROUTING\n  \"Canadian health number.\"\n  CA_HEALTH_NUMBER\n  \"Canadian social insurance number.\"\n  CA_SOCIAL_INSURANCE_NUMBER\n  \"Credit debit CVV.\"\n  CREDIT_DEBIT_CVV\n  \"Credit debit expiry.\"\n  CREDIT_DEBIT_EXPIRY\n  \"Credit debit number.\"\n  CREDIT_DEBIT_NUMBER\n  \"Date time.\"\n  DATE_TIME\n  \"Driver id.\"\n  DRIVER_ID\n  \"Email.\"\n  EMAIL\n  \"Indian aadhaar.\"\n  IN_AADHAAR\n  \"Indian NREGA.\"\n  IN_NREGA\n  \"Indian permanent account number.\"\n  IN_PERMANENT_ACCOUNT_NUMBER\n  \"Indian voter number.\"\n  IN_VOTER_NUMBER\n  \"International bank account number.\"\n  INTERNATIONAL_BANK_ACCOUNT_NUMBER\n  \"IP address.\"\n  IP_ADDRESS\n  \"License plate.\"\n  LICENSE_PLATE\n  \"MAC address.\"\n  MAC_ADDRESS\n  \"Name.\"\n  NAME\n  \"Passport number.\"\n  PASSPORT_NUMBER\n  \"Password.\"\n  PASSWORD\n  \"Phone.\"\n  PHONE\n  \"PIN.\"\n  PIN\n  \"US social security.\"\n  SSN\n  \"SWIFT code.\"\n  SWIFT_CODE\n  \"UK national health service number.\"\n  UK_NATIONAL_HEALTH_SERVICE_NUMBER\n  \"UK national insurance number.\"\n  UK_NATIONAL_INSURANCE_NUMBER\n  \"UK unique taxpayer reference number.\"\n  UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER\n  \"URL.\"\n  URL\n  \"US individual tax identification number.\"\n  US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER\n  \"Username.\"\n  USERNAME\n  \"Vehicle identification number.\"\n  VEHICLE_IDENTIFICATION_NUMBER\n}\n\n\"What was taken out of one place of a record; never what it was.\"\ntype Redaction {\n  \"What kind.\"\n  type: PiiType!\n  \"How many.\"\n  count: Int!\n  \"Where, as a path: `$.author.email`.\"\n  path: String!\n}\n\n\"A record without its personal data.\"\ntype RedactedRecord implements Node @requiresScope(scope: \"redacted-records\") {\n  \"The node id: unique over all types, opaque.\"\n  id: ID!\n  \"The stream it came through.\"\n  source: String!\n  \"When it came.\"\n  receivedTime: DateTime!\n  \"The record as it may be shared, JSON text; `null` where it was too large to keep here.\"\n  content: String!\n  \"What was taken out.\"\n  redactions: [Redaction!]!\n  \"When it stops being readable; null: it does not.\"\n  expiresTime: DateTime\n}\n\n\"A page of redacted records.\"\ntype RedactedRecordConnection {\n  \"The records with their cursors.\"\n  edges: [RedactedRecordEdge!]!\n  \"The records alone.\"\n  nodes: [RedactedRecord!]!\n  \"Where this page lies.\"\n  pageInfo: PageInfo!\n}\n\n\"A redacted record in a page.\"\ntype RedactedRecordEdge {\n  \"Place of the record in the list.\"\n  cursor: Cursor!\n  \"The record.\"\n  node: RedactedRecord!\n}";
