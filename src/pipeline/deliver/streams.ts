import { formatCursor } from '../publish/cursor.ts';
import type { Publication } from '../publish/publication.ts';
import type { GameFacts, Topic } from './ports.ts';
import type { StreamItem } from './streamItem.ts';

/** One field of the schema's `Subscription` type: what it listens to and what it lets through. */
export interface Stream<Arguments> {
  topic(args: Arguments): Topic;
  /** `game` is absent where the game has not been stored yet. */
  matches(publication: Publication, args: Arguments, game: GameFacts | undefined): boolean;
  /** `previous` is the sequence of the stream's event before this one, if there was any. */
  toItem(publication: Publication, previous: number | undefined): StreamItem;
}

interface GameArguments {
  readonly gameId: string;
}

interface PlayerArguments {
  readonly playerIds?: readonly string[] | null;
}

interface DayArguments extends PlayerArguments {
  readonly date: string;
  readonly teams?: readonly string[] | null;
}

function numbered(publication: Publication, previous: number | undefined) {
  const { gameId, sequence } = publication;
  return {
    gameId,
    sequence,
    cursor: formatCursor({ gameId, sequence }),
    previousCursor: previous === undefined ? null : formatCursor({ gameId, sequence: previous }),
  };
}

/** Whether it is a draw that one of the players takes; of anyone when nobody is named. */
function takesPart(
  publication: Publication,
  playerIds: readonly string[] | null | undefined,
): boolean {
  return (
    publication.kind === 'FACEOFF' &&
    (!playerIds ||
      playerIds.includes(publication.home.playerId) ||
      playerIds.includes(publication.away.playerId))
  );
}

const faceoffPredicted: Stream<GameArguments & PlayerArguments> = {
  topic: ({ gameId }) => ({ kind: 'GAME', gameId }),
  matches: (publication, { playerIds }) => takesPart(publication, playerIds),
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

const faceoffPredictedOn: Stream<DayArguments> = {
  topic: ({ date }) => ({ kind: 'DATE', date }),
  matches: (publication, { teams, playerIds }, game) =>
    takesPart(publication, playerIds) &&
    (!teams || teams.some((team) => game?.teams.includes(team) ?? false)),
  toItem: faceoffPredicted.toItem,
};

/** Positions come beside the log: nothing of the log passes. */
const trackingUpdated: Stream<GameArguments> = {
  topic: ({ gameId }) => ({ kind: 'TRACKING', gameId }),
  matches: () => false,
  toItem() {
    throw new TypeError('Expected no publication on the tracking stream');
  },
};

/** Streams by the name of their field. Arguments have been coerced by the schema before. */
export const STREAMS: Readonly<Record<string, Stream<never>>> = {
  faceoffPredicted,
  gameUpdated,
  faceoffPredictedOn,
  trackingUpdated,
};
