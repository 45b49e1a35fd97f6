/** The operations of the analysis page and what they answer; the names are the schema's. */

import { LISTED, type ListedGame, type Side, type Tally } from '../client/documents.ts';

export interface ModelFacts {
  readonly version: string;
  readonly metrics: readonly {
    readonly name: string;
    readonly value: number;
    readonly split: string;
  }[];
  readonly reliability: readonly {
    readonly predicted: number;
    readonly observed: number;
    readonly draws: number;
  }[];
  readonly importance: readonly { readonly feature: string; readonly gainShare: number }[];
}

export interface DetectorNode {
  readonly measure: string | null;
  readonly threshold: number | null;
  readonly yes: number | null;
  readonly no: number | null;
  readonly isLineUp: boolean | null;
}

export interface Facts {
  readonly model: ModelFacts | null;
  readonly detector: { readonly nodes: readonly DetectorNode[] };
}

export interface Games {
  /** Null when they cannot be read. */
  readonly recentGames: readonly ListedGame[] | null;
  /** The game of the address, null when it is unknown; not there when the address names none. */
  readonly named?: ListedGame | null;
}

export const FACTS = `query Facts {
  model {
    version
    metrics { name value split }
    reliability { predicted observed draws }
    importance { feature gainShare }
  }
  detector { nodes { measure threshold yes no isLineUp } }
}`;

export const GAMES = `query Games($gameId: ID!, $isNamed: Boolean!) {
  recentGames(first: 20) { ${LISTED} }
  named: game(id: $gameId) @include(if: $isNamed) { ${LISTED} }
}`;

/** A draw of the game with its result. */
export interface JudgedDraw {
  readonly faceoffId: string;
  readonly homeProbability: number | null;
  readonly winner: Side;
}

/** A prediction one may choose to take apart; `cursor` is its own. */
export interface ListedPrediction {
  readonly cursor: string;
  readonly node: {
    readonly faceoffId: string;
    readonly sequence: number;
    readonly status: string;
    readonly situation: { readonly clock: string };
    readonly home: {
      readonly playerId: string;
      readonly name: string;
      readonly probability: number;
    };
    readonly away: {
      readonly playerId: string;
      readonly name: string;
      readonly probability: number;
    };
  };
}

export interface GameFacts {
  readonly trackingEvents: number | null;
  readonly lastSequence: number | null;
  readonly faceoffs: {
    readonly nodes: readonly JudgedDraw[];
  } | null;
  readonly predictions: {
    readonly edges: readonly ListedPrediction[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  } | null;
}

export const GAME_FACTS = `query GameFacts($gameId: ID!, $after: Cursor) {
  game(id: $gameId) {
    trackingEvents lastSequence
    faceoffs(first: 100) { nodes { faceoffId homeProbability winner } }
    predictions(first: 100, after: $after) {
      edges {
        cursor
        node {
          faceoffId sequence status situation { clock }
          home { playerId name probability } away { playerId name probability }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export interface Explanation {
  readonly homeProbability: number;
  readonly baseline: number;
  readonly contributions: readonly {
    readonly feature: string;
    readonly value: number | null;
    readonly contribution: number;
  }[];
}

/** The first prediction behind a cursor, taken apart. */
export const EXPLANATION = `query Explanation($gameId: ID!, $after: Cursor) {
  game(id: $gameId) {
    predictions(first: 1, after: $after) {
      nodes {
        sequence
        explanation {
          homeProbability baseline contributions { feature value contribution }
        }
      }
    }
  }
}`;

export interface FacedPlayer {
  readonly playerId: string;
  readonly name: string;
  readonly position: string | null;
  /** By `v0`, `v1`, … : the opponents in their order. */
  readonly [opponent: `v${number}`]: { readonly tally: Tally } | null;
}

/**
 * Every home player against every away player in one request: one alias a player of each side, the
 * opponents in a fragment.
 *
 * @returns the document, for `home` and `away` players by `$h0` … and `$a0` …
 */
export function headToHeadDocument(home: number, away: number): string {
  const range = (count: number) => Array.from({ length: count }, (_, i) => i);
  const variables = [
    ...range(home).map((i) => `$h${i}: ID!`),
    ...range(away).map((i) => `$a${i}: ID!`),
  ].join(', ');
  return `query HeadToHead(${variables}) {
  ${range(home)
    .map((i) => `h${i}: player(id: $h${i}) { ...Faced }`)
    .join('\n  ')}
  ${range(away)
    .map((i) => `a${i}: player(id: $a${i}) { playerId name position }`)
    .join('\n  ')}
}
fragment Faced on Player {
  playerId name position
  ${range(away)
    .map((i) => `v${i}: headToHead(opponentId: $a${i}) { tally { taken won share } }`)
    .join('\n  ')}
}`;
}
