import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDeliverySystem } from '../../support/deliverySystem.ts';
import { faceoffPublication } from '../../support/publications.ts';
import { openStreamOf } from '../../support/streamClient.ts';
import { compareWithReference } from './compareWithReference.ts';
import { DIALOGUE_LOG, DIALOGUES } from './dialogues.ts';
import { overSocket, type Transport } from './playDialogue.ts';
import { startReference } from './referenceServer.ts';

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
let reference: Awaited<ReturnType<typeof startReference>>;
let own: Transport;
let bystander: ReturnType<typeof openStreamOf>;

beforeAll(async () => {
  system = await startDeliverySystem();
  await system.log.append(DIALOGUE_LOG);
  reference = await startReference();
  own = {
    open: overSocket(system.url),
    publish: (gameId, sequences) =>
      system.publish(...sequences.map((sequence) => faceoffPublication(sequence, { gameId }))),
  };
  bystander = openStreamOf(
    system.url,
    'subscription { faceoffPredicted(gameId: "beside") { __typename ... on FaceoffPredicted { sequence } } }',
  );
  await bystander.next();
});
afterAll(async () => {
  await bystander.close();
  await reference.close();
  await system.close();
});

describe('the protocol on the local gateway, against the real graphql-ws server', () => {
  it.each(DIALOGUES)('$name', (dialogue) => compareWithReference(own, reference, dialogue));

  it('has at least forty dialogues', () => {
    expect(DIALOGUES.length).toBeGreaterThanOrEqual(40);
  });

  it('has left the connection of others untouched', async () => {
    await own.publish('beside', [1]);
    expect(await bystander.next()).toMatchObject({ sequence: 1 });
    expect(system.errors).toEqual([]);
  });
});
