import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type DeliverPorts, deliver } from '../../../src/pipeline/deliver/deliver.ts';
import { OperationCache } from '../../../src/pipeline/deliver/operationCache.ts';
import { operationOf } from '../../../src/pipeline/deliver/operationOf.ts';
import {
  type AudienceMember,
  ConnectionGoneError,
  ThrottledError,
} from '../../../src/pipeline/deliver/ports.ts';
import { findStream } from '../../../src/pipeline/deliver/preparedOperation.ts';
import { buildFaceoffSchema } from '../../../src/resolvers/schema.ts';
import { MemoryLog } from '../../support/memoryLog.ts';
import { MemoryProgress, MemoryRows } from '../../support/memoryRows.ts';
import { faceoffPublication, GAME_ID } from '../../support/publications.ts';

const schema = buildFaceoffSchema();
const NOW = 1_700_000_000_000;
const clock = { now: () => NOW };

function operation(selection: string) {
  const document = parse(
    `subscription { faceoffPredicted(gameId: "${GAME_ID}") { __typename ... on Lagged { missed } ... on FaceoffPredicted { sequence ${selection} } } }`,
  );
  const request = { operationName: null, variables: {}, scope: 'public' };
  return operationOf(document, findStream(document, request, schema).node, request);
}

/** Delivery to members in memory; `answer` is what the gateway does with a post. */
function setUp(answer: (connectionId: string, attempt: number) => void | Promise<void> = () => {}) {
  const rows = new MemoryRows(clock);
  const log = new MemoryLog();
  const got = new Map<string, string[]>();
  const attempts = new Map<string, number>();
  const endedKeys = new Set<string>();
  let executions = 0;
  const ports: { -readonly [Name in keyof DeliverPorts]: DeliverPorts[Name] } = {
    log,
    progress: new MemoryProgress(clock),
    audiences: rows,
    sender: {
      async post(connectionId, message) {
        const attempt = (attempts.get(connectionId) ?? 0) + 1;
        attempts.set(connectionId, attempt);
        await answer(connectionId, attempt);
        got.set(connectionId, [...(got.get(connectionId) ?? []), message]);
      },
      async disconnect() {},
    },
    operations: new OperationCache({
      schema,
      contextFor: () => {
        executions++;
        return {};
      },
      formatError: (error) => error.toJSON(),
    }),
    clock,
    rights: { ended: async (keyIds) => new Set([...keyIds].filter((id) => endedKeys.has(id))) },
    pause: async () => {},
    random: () => 0.5,
    gameFacts: async () => undefined,
  };
  return {
    rows,
    log,
    got,
    attempts,
    endedKeys,
    ports,
    executions: () => executions,
    async member(connectionId: string, selection = '', changes: Partial<AudienceMember> = {}) {
      const shared = operation(selection);
      const member: AudienceMember = {
        topic: { kind: 'GAME', gameId: GAME_ID },
        shard: 0,
        connectionId,
        subscriptionId: `s-${connectionId}`,
        nonce: 'n',
        operationKey: shared.key,
        positions: { [GAME_ID]: 0 },
        liveGames: new Set([GAME_ID]),
        heldUntil: null,
        lagged: {},
        expiresAt: NOW + 1000,
        ...changes,
      };
      await rows.open(connectionId, { id: 'x', scopes: ['public'] }, NOW);
      await rows.reserve(member, 100);
      await rows.join(member, shared);
    },
    sequences: (connectionId: string) =>
      (got.get(connectionId) ?? []).map((message) => {
        const { payload } = JSON.parse(message) as {
          payload: { data: { faceoffPredicted: { sequence?: number; missed?: number } } };
        };
        const { sequence, missed } = payload.data.faceoffPredicted;
        return sequence ?? `lagged ${missed}`;
      }),
    publish: async (...sequences: number[]) => {
      await log.append(sequences.map((sequence) => faceoffPublication(sequence)));
      return deliver({ gameId: GAME_ID, shard: 0 }, 'request', ports);
    },
  };
}

describe('delivery of a publication', () => {
  it('executes once per distinct operation, whoever asks and however it is written', async () => {
    const system = setUp();
    for (let i = 0; i < 50; i++) await system.member(`c${i}`, i % 2 === 0 ? 'cursor' : '  cursor,');
    for (let i = 50; i < 60; i++) await system.member(`c${i}`, 'previousCursor');
    const report = await system.publish(1);
    expect(system.executions()).toBe(2);
    expect(report).toMatchObject({ subscribers: 60, posts: 60, executions: 2 });
    expect(JSON.parse(system.got.get('c7')?.[0] ?? '')).toMatchObject({ id: 's-c7', type: 'next' });
  });

  it('takes operations that differ in where they begin for one', () => {
    const keyOf = (args: string, variables: Record<string, unknown>) => {
      const document = parse(
        `subscription ($after: Cursor, $fromStart: Boolean) { gameUpdated(gameId: "g"${args}) { __typename } }`,
      );
      const request = { operationName: null, variables, scope: 'public' };
      return operationOf(document, findStream(document, request, schema).node, request).key;
    };
    const keys = [
      keyOf('', {}),
      keyOf(', after: $after', { after: 'MTpnOjE' }),
      keyOf(', after: "MTpnOjI"', {}),
      keyOf(', fromStart: $fromStart, after: $after', { fromStart: true }),
    ];
    expect(new Set(keys).size).toBe(1);
  });

  it('serves more distinct operations than are kept in memory', async () => {
    const system = setUp();
    for (let i = 0; i < 5050; i++) await system.member(`c${i}`, `alias${i}: cursor`);
    await system.publish(1);
    expect(system.got.size).toBe(5050);
  });

  it('serves all living clients with 30 % gone and 20 % throttled, and removes the gone', async () => {
    const system = setUp((connectionId, attempt) => {
      const number = Number(connectionId.slice(1));
      if (number % 10 < 3) throw new ConnectionGoneError('gone');
      if (number % 10 < 5 && attempt % 3 !== 0) throw new ThrottledError('slow down');
    });
    for (let i = 0; i < 100; i++) await system.member(`c${i}`);
    await system.publish(1, 2);
    for (let i = 0; i < 100; i++) {
      expect(system.sequences(`c${i}`)).toEqual(i % 10 < 3 ? [] : [1, 2]);
    }
    expect(system.rows.rows.size).toBe(70);
    const { gone, posts } = await system.publish(3);
    expect({ gone, posts: posts >= 70 }).toEqual({ gone: 0, posts: true });
  });

  it('skips a client that takes nothing, and says so with its next event', async () => {
    let isDeaf = true;
    const system = setUp((connectionId) => {
      if (connectionId === 'deaf' && isDeaf) throw new ThrottledError('slow down');
    });
    await system.member('deaf');
    await system.member('well');
    await system.publish(1);
    await system.publish(2, 3);
    expect(system.sequences('well')).toEqual([1, 2, 3]);
    isDeaf = false;
    await system.publish(4);
    expect(system.sequences('deaf')).toEqual(['lagged 3', 4]);
    await system.publish(5);
    expect(system.sequences('deaf')).toEqual(['lagged 3', 4, 5]);
  });

  it('serves everyone else while posts to some do not come back, and says so to those later', async () => {
    let areHung = true;
    const hanging: (() => void)[] = [];
    const system = setUp((connectionId) =>
      areHung && connectionId.startsWith('hung')
        ? new Promise<void>((resolve) => hanging.push(resolve))
        : undefined,
    );
    // More than are posted to at once, and before the others.
    for (let i = 0; i < 200; i++) await system.member(`hung${i}`);
    for (let i = 0; i < 50; i++) await system.member(`well${i}`);
    system.ports.patience = () => new Promise((resolve) => setImmediate(resolve));
    await system.publish(1);
    await system.publish(2);
    for (let i = 0; i < 50; i++) expect(system.sequences(`well${i}`)).toEqual([1, 2]);
    // An answer that comes after all changes nothing.
    for (const answer of hanging) answer();
    areHung = false;
    await system.publish(3);
    for (let i = 0; i < 200; i++)
      expect(system.sequences(`hung${i}`).slice(-2)).toEqual(['lagged 2', 3]);
    for (let i = 0; i < 50; i++) expect(system.sequences(`well${i}`)).toEqual([1, 2, 3]);
  });

  it('answers an event above 128 KB with an error that ends the stream, and hurts nobody', async () => {
    const system = setUp();
    await system.member('modest');
    await system.member('greedy', 'prediction { reasons { text } }');
    await system.log.append([
      faceoffPublication(1, {
        reasons: [{ feature: 'f', text: 'é'.repeat(70_000), contribution: 0, favors: 'HOME' }],
      }),
    ]);
    await deliver({ gameId: GAME_ID, shard: 0 }, 'request', system.ports);
    expect(system.sequences('modest')).toEqual([1]);
    expect(system.got.get('greedy')?.map((message) => JSON.parse(message))).toMatchObject([
      { id: 's-greedy', type: 'error', payload: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] },
    ]);
    expect(system.rows.rows.size).toBe(1);
  });

  it('ignores rows whose time is over', async () => {
    const system = setUp();
    await system.member('late', '', { expiresAt: NOW });
    await system.publish(1);
    expect(system.got.size).toBe(0);
  });

  it('ends the streams of a key that was revoked, with an error each, and no others', async () => {
    const system = setUp((connectionId) => {
      if (connectionId === 'gone') throw new ConnectionGoneError('gone');
    });
    await system.member('partner', '', { keyId: 'k1' });
    await system.member('gone', '', { keyId: 'k1' });
    await system.member('other', '', { keyId: 'k2' });
    await system.member('role');
    await system.publish(1);
    system.endedKeys.add('k1');
    await system.publish(2);
    await system.publish(3);
    expect(system.sequences('other')).toEqual([1, 2, 3]);
    expect(system.sequences('role')).toEqual([1, 2, 3]);
    expect(system.got.get('partner')?.map((message) => JSON.parse(message))).toMatchObject([
      { type: 'next' },
      { id: 's-partner', type: 'error', payload: [{ extensions: { code: 'EXPIRED' } }] },
    ]);
    expect(system.rows.rows.size).toBe(2);
  });

  it('goes on where a killed invocation stopped, when it is tried again', async () => {
    const system = setUp();
    await system.member('c');
    const killed: DeliverPorts = {
      ...system.ports,
      progress: {
        acquire: (...lease) => system.ports.progress.acquire(...lease),
        advance: () => Promise.reject(new Error('killed')),
        release: (...lease) => system.ports.progress.release(...lease),
        expire: () => Promise.reject(new Error('killed')),
        look: (...place) => system.ports.progress.look(...place),
      },
    };
    await system.log.append([faceoffPublication(1)]);
    const first = deliver({ gameId: GAME_ID, shard: 0 }, 'request', killed);
    await expect(first).rejects.toThrow('killed');
    const other = await deliver({ gameId: GAME_ID, shard: 0 }, 'another', system.ports);
    expect(other.isHolder).toBe(false);
    await deliver({ gameId: GAME_ID, shard: 0 }, 'request', system.ports);
    // What the crash left open comes twice; clients drop it by its sequence.
    expect(system.sequences('c')).toEqual([1, 1]);
    await system.publish(2);
    expect(system.sequences('c')).toEqual([1, 1, 2]);
  });

  it('leaves the lease to the next wake when it fails, and sends everything then', async () => {
    const system = setUp();
    await system.member('c');
    const failing: DeliverPorts = {
      ...system.ports,
      gameFacts: () => Promise.reject(new Error('the table is away')),
    };
    await system.log.append([faceoffPublication(1)]);
    const first = deliver({ gameId: GAME_ID, shard: 0 }, 'request', failing);
    await expect(first).rejects.toThrow('the table is away');
    const other = await deliver({ gameId: GAME_ID, shard: 0 }, 'another', system.ports);
    expect(other.isHolder).toBe(true);
    expect(system.sequences('c')).toEqual([1]);
  });
});
