import { type DocumentNode, parse } from 'graphql';
import { schemaText } from './generated.ts';

/** `schema.graphql`, parsed. The bundles of the Lambdas have it parsed beforehand: see `build.mjs`. */
export const schemaDocument = (): DocumentNode => parse(schemaText, { noLocation: true });
