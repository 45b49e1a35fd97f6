import { parseForecastId } from '../forecasting/ports.ts';
import { parseCursor } from '../pipeline/publish/cursor.ts';
import type { GraphQLContext } from './context.ts';
import { callerError } from './errors.ts';
import { type NodeType, parseNodeId } from './nodeId.ts';
import { MAX_FIRST } from './page.ts';
import { recordsOf } from './redactedRecords.ts';
import type { NodeSource } from './sources.ts';
import { teamOfLetters } from './teamOfCode.ts';

type Load = (key: string, context: GraphQLContext) => Promise<object | null | undefined>;

/** How each type with a node id is found: by key, through the request's loaders. */
const LOAD: Readonly<Record<NodeType, Load>> = {
  async Game(gameId, { loaders }) {
    const summary = await loaders.game.load(gameId);
    return summary && { gameId, summary };
  },
  // Teams are not stored: their letters are all there is.
  Team: async (letters) => teamOfLetters(letters),
  Player: (playerId, { loaders }) => loaders.player.load(playerId),
  Faceoff: (faceoffId, { loaders }) => loaders.draw.load(faceoffId),
  async FaceoffPrediction(key, { loaders }) {
    const position = parseCursor(Buffer.from(`1:${key}`).toString('base64url'));
    const entry = position && (await loaders.publication.load(position));
    return entry?.kind === 'FACEOFF' ? entry : null;
  },
  async FaceoffForecast(id, { loaders }) {
    const subject = parseForecastId(id)?.subject;
    if (!subject) return null;
    const forecasts =
      subject.kind === 'PLAYER'
        ? loaders.playerForecasts.load(subject.playerId)
        : loaders.teamForecasts.load(subject.team);
    return (await forecasts).find((forecast) => forecast.id === id);
  },
  // async: who may not read them gets a refusal in this one place of a list.
  RedactedRecord: async (id, context) => recordsOf(context).get(id),
};

/** What is stored under a node id; null for nothing, or for text that is no node id. */
export async function readNode(id: string, context: GraphQLContext): Promise<NodeSource | null> {
  const parsed = parseNodeId(id);
  const found = parsed && (await LOAD[parsed.type](parsed.key, context));
  return found ? ({ ...found, __typename: parsed.type } as NodeSource) : null;
}

/**
 * One answer per id, in order; each fails alone.
 * @throws a caller's error for more than 100 ids
 */
export function readNodes(ids: readonly string[], context: GraphQLContext): Promise<NodeSource>[] {
  if (ids.length > MAX_FIRST) {
    throw callerError('BAD_USER_INPUT', `Expected at most ${MAX_FIRST} ids, got ${ids.length}.`);
  }
  // The generated type of a list of nullable promises has no null inside the promise.
  return ids.map((id) => readNode(id, context) as Promise<NodeSource>);
}
