import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { GRAPHIQL_POLICY, PAGE_POLICY } from '../../src/local/staticFiles.ts';

interface Request {
  uri: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
  readonly querystring: Readonly<Record<string, { readonly value: string }>>;
}
type Answer = Partial<Request> & {
  readonly statusCode?: number;
};

let yaml: string;
let handler: (event: { request: Request }) => Answer;

beforeAll(async () => {
  yaml = await readFile(new URL('../../serverless.yml', import.meta.url), 'utf8');
  const code = /FunctionCode: \|\n((?: {10}.*\n)+)/.exec(yaml)?.[1] ?? '';
  handler = new Function(`${code}; return handler;`)() as typeof handler;
});

const ask = (uri: string, changes: Partial<Request> = {}): Answer =>
  handler({ request: { uri, method: 'GET', headers: {}, querystring: {}, ...changes } });

describe('the site behind the CDN', () => {
  it('has the policies of the embedded one', () => {
    expect(yaml.split(`ContentSecurityPolicy: "${PAGE_POLICY}"`)).toHaveLength(2);
    expect(yaml.split(`ContentSecurityPolicy: "${GRAPHIQL_POLICY}"`)).toHaveLength(2);
  });

  it('has the page for what is not there, with its status', () => {
    expect(yaml).toContain('{ ErrorCode: 404, ResponseCode: 404, ResponsePagePath: /404.html }');
    // Without the right to list, a bucket answers 403 for what is not there.
    expect(yaml).toMatch(/Action: s3:ListBucket\n\s+Resource: !GetAtt SiteBucket\.Arn/);
  });

  it('finds pages, files and sockets', () => {
    expect(ask('/').uri).toBe('/index.html');
    expect(ask('/analysis/').uri).toBe('/analysis/index.html');
    expect(ask('/analysis').headers).toEqual({ location: { value: '/analysis/' } });
    expect(ask('/assets/page-12345678.js').uri).toBe('/assets/page-12345678.js');
    expect(ask('/socket').uri).toBe('/');
  });

  it('gives a browser GraphiQL and a client the API', () => {
    const html = { headers: { accept: { value: 'text/html,*/*' } } };
    expect(ask('/graphql', html)).toMatchObject({
      statusCode: 302,
      headers: { location: { value: '/graphiql/' } },
    });
    expect(ask('/graphql', { ...html, method: 'POST' }).uri).toBe('/graphql');
    expect(ask('/graphql', { ...html, querystring: { query: { value: '{a}' } } }).uri).toBe(
      '/graphql',
    );
    expect(ask('/graphql').uri).toBe('/graphql');
  });
});
