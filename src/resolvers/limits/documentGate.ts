import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import { type Identity, scopeKey } from '../identity.ts';
import { limitRules } from './limitRules.ts';
import type { QueryLimits } from './queryLimits.ts';
import { RememberedCosts } from './rememberedCosts.ts';

/** A document that may run. */
export interface AdmittedDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly cost: number;
}

const MAX_VALIDATED = 1000;

/** Documents that passed, by text and rights: validation is the dearest part of a small query. */
export class DocumentGate {
  readonly #schema: GraphQLSchema;
  readonly #limits: QueryLimits;
  readonly #queriesOnly: boolean;
  readonly #passed = new Map<string, DocumentNode>();
  readonly #costs: RememberedCosts;

  /** @param queriesOnly - for a transport that gives one answer to a request */
  constructor(schema: GraphQLSchema, limits: QueryLimits, { queriesOnly = false } = {}) {
    this.#schema = schema;
    this.#limits = limits;
    this.#queriesOnly = queriesOnly;
    this.#costs = new RememberedCosts(schema);
  }

  /**
   * Parses and checks a document: the same rules over HTTP and WebSocket.
   *
   * @param valid - the document where it has passed graphql-js's own rules already: ours are left
   */
  admit(
    text: string,
    operationName: string | null,
    variables: Readonly<Record<string, unknown>>,
    identity: Identity,
    valid?: DocumentNode,
  ): AdmittedDocument | { readonly errors: readonly GraphQLError[] } {
    const key = `${scopeKey(identity)} ${text}`;
    let document = this.#passed.get(key);
    if (!document) {
      const checked = valid
        ? this.#obey(valid, limitRules(this.#limits, identity))
        : this.#check(text, identity);
      if ('errors' in checked) return checked;
      document = checked.document;
      if (this.#passed.size >= MAX_VALIDATED) this.#passed.clear();
      this.#passed.set(key, document);
    }
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      return { errors: [coded('Unable to identify operation', 'OPERATION_RESOLUTION_FAILURE')] };
    }
    const refused = this.#refusedKind(operation);
    if (refused) return { errors: [refused] };
    const cost = this.#costs.of(document, operation, variables);
    if (cost > this.#limits.cost) {
      const message = `Expected a cost of at most ${this.#limits.cost}, got ${cost}: ask for smaller pages.`;
      return { errors: [coded(message, 'COST_LIMIT_EXCEEDED', { cost })] };
    }
    return { document, operation, cost };
  }

  /** Left to the execution of queries, these would look like faults of the server. */
  #refusedKind({ operation }: OperationDefinitionNode): GraphQLError | undefined {
    if (!this.#queriesOnly || operation === OperationTypeNode.QUERY) return undefined;
    const hint = operation === OperationTypeNode.SUBSCRIPTION ? ': use the WebSocket here' : '';
    return coded(`Expected a query, got a ${operation}${hint}.`, 'BAD_USER_INPUT');
  }

  #check(
    text: string,
    identity: Identity,
  ): { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] } {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: this.#limits.tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return { errors: [withCode(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    return this.#obey(document, [...specifiedRules, ...limitRules(this.#limits, identity)]);
  }

  #obey(
    document: DocumentNode,
    rules: readonly ValidationRule[],
  ): { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] } {
    const errors = this.#validate(document, rules);
    if (errors.length === 0) return { document };
    return { errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) };
  }

  /** graphql-js throws where `@skip(if: $variable)` stands at the field of a subscription. */
  #validate(document: DocumentNode, rules: readonly ValidationRule[]): readonly GraphQLError[] {
    try {
      return validate(this.#schema, document, rules, { maxErrors: 10 });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return [error];
    }
  }
}

const coded = (message: string, code: string, more: object = {}) =>
  new GraphQLError(message, { extensions: { code, ...more } });

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    extensions: { code, ...extensions },
  });
}
