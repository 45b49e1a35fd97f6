import type DataLoader from 'dataloader';
import type { Clock, GameSummary, PublicationLog } from '../pipeline/ports.ts';
import type { Identity } from './identity.ts';
import { gameLoader } from './loaders/gameLoader.ts';
import type { GameDraws, Games, ModelCards, Presence } from './ports.ts';

/** The outside, as resolvers need it. */
export interface ResolverPorts {
  readonly games: Games;
  readonly draws: GameDraws;
  readonly log: PublicationLog;
  readonly modelCards: ModelCards;
  readonly presence: Presence;
  readonly clock: Clock;
}

/** What every resolver of one request shares. */
export interface GraphQLContext {
  readonly ports: ResolverPorts;
  readonly identity: Identity;
  readonly loaders: { readonly game: DataLoader<string, GameSummary | undefined> };
}

/** A context for one request, or for one execution of a streamed event. */
export function buildContext(ports: ResolverPorts, identity: Identity): GraphQLContext {
  return { ports, identity, loaders: { game: gameLoader(ports.games) } };
}
