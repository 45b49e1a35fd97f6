import { formatCursor } from '../publish/cursor.ts';
import type { Publication } from '../publish/publication.ts';
import type { Topic } from './ports.ts';
import type { StreamItem } from './streamItem.ts';

/** One field of the schema's `Subscription` type: what it listens to and what it lets through. */
export interface Stream<Arguments> {
  topic(args: Arguments): Topic;
  matches(publication: Publication, args: Arguments): boolean;
  /** `previous` is the sequence of the stream's event before this one, if there was any. */
  toItem(publication: Publication, previous: number | undefined): StreamItem;
}

interface GameArguments {
  readonly gameId: string;
}

interface FaceoffArguments extends GameArguments {
  readonly playerIds?: readonly string[] | null;
}

function numbered(publication: Publication, previous: number | undefined) {
  const { gameId, sequence } = publication;
  return {
    sequence,
    cursor: formatCursor({ gameId, sequence }),
    previousCursor: previous === undefined ? null : formatCursor({ gameId, sequence: previous }),
  };
}

const faceoffPredicted: Stream<FaceoffArguments> = {
  topic: ({ gameId }) => ({ kind: 'GAME', gameId }),
  matches: (publication, { playerIds }) =>
    publication.kind === 'FACEOFF' &&
    (!playerIds ||
      playerIds.includes(publication.home.playerId) ||
      playerIds.includes(publication.away.playerId)),
  toItem(publication, previous) {
    if (publication.kind !== 'FACEOFF') throw new TypeError(`Expected FACEOFF, got GAME`);
    return {
      __typename: 'FaceoffPredicted',
      ...numbered(publication, previous),
      prediction: publication,
    };
  },
};

const gameUpdated: Stream<GameArguments> = {
  topic: ({ gameId }) => ({ kind: 'GAME', gameId }),
  matches: (publication) => publication.kind === 'GAME',
  toItem(publication, previous) {
    if (publication.kind !== 'GAME') throw new TypeError(`Expected GAME, got FACEOFF`);
    return { __typename: 'GameUpdated', ...numbered(publication, previous), publication };
  },
};

/** Streams by the name of their field. Arguments have been coerced by the schema before. */
export const STREAMS: Readonly<Record<string, Stream<never>>> = { faceoffPredicted, gameUpdated };
