import { resolve } from 'node:path';
import { buildContext } from '../../src/resolvers/context.ts';
import { buildHttpServer } from '../../src/resolvers/http/httpServer.ts';
import { DEVELOPMENT, type Identity } from '../../src/resolvers/identity.ts';
import { DocumentGate } from '../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { startDeliverySystem } from './deliverySystem.ts';
import { MemoryBudget } from './memoryBudget.ts';

type Credentials = Readonly<Record<string, unknown>>;

export interface SiteIdentities {
  /** Who sends a request; `undefined` is refused. */
  ofRequest?(credentials: Credentials): Identity | undefined;
  ofSocket?(credentials: Credentials): Identity | undefined;
}

/** {@link startDeliverySystem} with the built site and the API over HTTP before it. */
export function startSiteSystem(identities: SiteIdentities = {}) {
  const { ofRequest = () => DEVELOPMENT, ofSocket = () => DEVELOPMENT } = identities;
  const schema = buildFaceoffSchema();
  return startDeliverySystem(
    { identify: async (credentials) => ofSocket(credentials) },
    async (resolverPorts) => {
      const server = await buildHttpServer({
        schema,
        gate: new DocumentGate(schema, QUERY_LIMITS),
        budget: new MemoryBudget(),
        documents: { find: async () => undefined },
        report: () => {},
        contextFor: (identity) => buildContext(resolverPorts, identity),
        identify: async (credentials) => ofRequest(credentials),
      });
      return {
        webDirectory: resolve('dist/web'),
        http: (payload) => server.handle(JSON.parse(payload), 'browser'),
      };
    },
  );
}
