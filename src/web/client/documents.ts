/** The operations of the pages and what they answer; the names are the schema's. */

export type Side = 'HOME' | 'AWAY';

export interface Team {
  readonly abbreviation: string;
}

export interface Situation {
  readonly clock: string;
  readonly score: { readonly home: number; readonly away: number } | null;
  readonly strength: { readonly text: string } | null;
}

export interface Taker {
  readonly playerId: string;
  readonly name: string;
  readonly number: number | null;
  readonly shoots: 'L' | 'R' | null;
  readonly probability: number;
  readonly wonInGame: number;
  readonly takenInGame: number;
  readonly player: { readonly career: Tally } | null;
}

export interface Tally {
  readonly taken: number;
  readonly won: number;
  readonly share: number | null;
}

export interface Prediction {
  readonly faceoffId: string;
  readonly sequence: number;
  readonly revision: number;
  readonly status: 'PREDICTED' | 'REVISED' | 'DROPPED' | 'DECIDED';
  readonly dot: { readonly x: number; readonly y: number };
  readonly homeSpot: string;
  readonly situation: Situation;
  readonly home: Taker;
  readonly away: Taker;
  readonly change: {
    readonly replaced: readonly { readonly team: Side; readonly name: string }[];
    readonly homeProbabilityChange: number;
  } | null;
  readonly reasons: readonly { readonly text: string; readonly favors: Side }[];
  readonly isStale: boolean;
  readonly isLate: boolean;
  readonly winner: Side | null;
  readonly publishedTime: string;
}

/** A draw with its result, as it is stored. */
export interface StoredFaceoff {
  readonly faceoffId: string;
  readonly period: number;
  readonly periodSecondsElapsed: number;
  readonly homeSpot: string;
  readonly homeTaker: { readonly name: string } | null;
  readonly awayTaker: { readonly name: string } | null;
  readonly homeProbability: number | null;
  readonly winner: Side;
}

export interface ListedGame {
  readonly gameId: string;
  readonly date: string;
  readonly status: 'LIVE' | 'ENDED';
  readonly homeTeam: Team;
  readonly awayTeam: Team;
  readonly score: { readonly home: number; readonly away: number } | null;
}

export interface Game extends ListedGame {
  readonly period: number;
  readonly cursor: string | null;
  readonly simulated: readonly string[] | null;
  readonly latestPrediction: Prediction | null;
  readonly faceoffs: {
    readonly nodes: readonly StoredFaceoff[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
}

export interface GameChange {
  readonly sequence: number;
  readonly change: 'STARTED' | 'SCORE' | 'PERIOD' | 'ENDED';
  readonly situation: Situation;
  readonly simulated: readonly string[];
}

export interface PlayerPlace {
  readonly playerId: string;
  readonly team: Side | null;
  readonly number: number | null;
  readonly x: number;
  readonly y: number;
}

export interface Positions {
  readonly eventTime: string;
  readonly players: readonly PlayerPlace[];
  readonly puck: { readonly x: number; readonly y: number } | null;
}

export const LISTED = `gameId date status homeTeam { abbreviation } awayTeam { abbreviation }
  score { home away }`;
const SITUATION = 'situation { clock score { home away } strength { text } }';
const TAKER = `playerId name number shoots probability wonInGame takenInGame
  player { career { taken won share } }`;
const PREDICTION = `faceoffId sequence revision status dot { x y } homeSpot ${SITUATION}
  home { ${TAKER} } away { ${TAKER} }
  change { replaced { team name } homeProbabilityChange }
  reasons { text favors } isStale isLate winner publishedTime`;

export const RECENT_GAMES = `query RecentGames { recentGames(first: 20) { ${LISTED} } }`;

export const GAME = `query Game($gameId: ID!) {
  game(id: $gameId) {
    ${LISTED} period cursor simulated
    latestPrediction { ${PREDICTION} }
    faceoffs(first: 100) {
      nodes {
        faceoffId period periodSecondsElapsed homeSpot homeProbability winner
        homeTaker { name } awayTaker { name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export const MORE_FACEOFFS = `query MoreFaceoffs($gameId: ID!, $after: Cursor) {
  game(id: $gameId) {
    faceoffs(first: 100, after: $after) {
      nodes {
        faceoffId period periodSecondsElapsed homeSpot homeProbability winner
        homeTaker { name } awayTaker { name }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export const PREDICTIONS = `subscription Predictions($gameId: ID!, $after: Cursor) {
  faceoffPredicted(gameId: $gameId, after: $after) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted { sequence cursor prediction { ${PREDICTION} } }
  }
}`;

export const CHANGES = `subscription Changes($gameId: ID!, $after: Cursor) {
  gameUpdated(gameId: $gameId, after: $after) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on GameUpdated { sequence cursor change ${SITUATION} simulated }
  }
}`;

export const POSITIONS = `subscription Positions($gameId: ID!) {
  trackingUpdated(gameId: $gameId) {
    __typename
    ... on TrackingUpdated {
      eventTime
      players { playerId team number x y }
      puck { x y }
    }
  }
}`;
