import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import type { Identity } from '../identity.ts';
import { scopeRule } from '../requiresScope.ts';
import type { QueryLimits } from './queryLimits.ts';

/** A document asks for more than its caller may; the message says which limit, and how much came. */
function refusal(what: string, limit: number, came: number): GraphQLError {
  return new GraphQLError(`Expected at most ${limit} ${what}, got ${came}.`, {
    extensions: { code: 'QUERY_TOO_LARGE', limit, came },
  });
}

/** The rules every document must pass, over HTTP and WebSocket alike, beside the specification's. */
export function limitRules(limits: QueryLimits, identity: Identity): readonly ValidationRule[] {
  return [depthRule(limits.depth), countRule(limits), scopeRule(identity)];
}

function countRule({ aliases, directives }: QueryLimits): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    let aliasCount = 0;
    let directiveCount = 0;
    return {
      enter(node) {
        if (node.kind === Kind.DIRECTIVE) directiveCount++;
        if (node.kind === Kind.FIELD && node.alias) aliasCount++;
      },
      leave(node) {
        if (node.kind !== Kind.DOCUMENT) return;
        if (aliasCount > aliases) context.reportError(refusal('aliases', aliases, aliasCount));
        if (directiveCount > directives) {
          context.reportError(refusal('directives', directives, directiveCount));
        }
      },
    };
  };
}

/** Introspection is deep by nature, and goes by its own right. */
const isIntrospection = (name: string) => name.startsWith('__');

function depthRule(limit: number): ValidationRule {
  return (context: ValidationContext): ASTVisitor => {
    const known = new Map<FragmentDefinitionNode, number>();
    const depthOf = (set: SelectionSetNode | undefined): number => {
      let deepest = 0;
      for (const selection of set?.selections ?? []) {
        if (selection.kind === Kind.FIELD) {
          if (isIntrospection(selection.name.value)) continue;
          deepest = Math.max(deepest, 1 + depthOf(selection.selectionSet));
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          deepest = Math.max(deepest, depthOf(selection.selectionSet));
        } else {
          const fragment = context.getFragment(selection.name.value);
          if (fragment) deepest = Math.max(deepest, depthOfFragment(fragment));
        }
      }
      return deepest;
    };
    const depthOfFragment = (fragment: FragmentDefinitionNode): number => {
      const depth = known.get(fragment);
      if (depth !== undefined) return depth;
      // A circle is refused by the specification's own rule; here it must only end.
      known.set(fragment, 0);
      const own = depthOf(fragment.selectionSet);
      known.set(fragment, own);
      return own;
    };
    return {
      enter(node) {
        if (node.kind !== Kind.OPERATION_DEFINITION) return;
        const depth = depthOf(node.selectionSet);
        if (depth > limit) context.reportError(refusal('levels', limit, depth));
      },
    };
  };
}
