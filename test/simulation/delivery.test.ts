import { describe, expect, it } from 'vitest';
import { DeliveryWorld, WORLD_GAMES, WorldClient } from '../support/deliveryWorld.ts';

const SCHEDULES = Number(process.env.DELIVERY_SCHEDULES ?? 1000);

/** One life of four clients under faults, of six in every fourth: two follow a day of two games; what went wrong, in words, or nothing. */
async function live(seed: number) {
  const world = new DeliveryWorld(seed, { kill: 0.01, throttle: 0.05, breakSocket: 0.03 });
  world.clients.push(
    new WorldClient('all', null),
    new WorldClient('one', ['8471675']),
    new WorldClient('late', null),
    new WorldClient('none', ['nobody']),
  );
  if (seed % 4 === 0) {
    world.clients.push(
      new WorldClient('day', null, true),
      new WorldClient('day-one', ['8471675'], true),
    );
  }
  world.publish(2);
  await world.live(400);
  await world.settle({ isWoken: true });
  const wrong = world.clients.flatMap((client) => {
    const problems = [
      ...world
        .compare(client)
        .flatMap(({ gameId, owed, saw }) =>
          saw === owed ? [] : [`${client.id} saw ${saw} of ${owed} in ${gameId}`],
        ),
      ...(client.gapsNoticed > 0 ? [`${client.id} noticed ${client.gapsNoticed} gaps`] : []),
      ...client.errors.map((error) => `${client.id} got ${error}`),
    ];
    return problems.map((problem) => `seed ${seed}: ${problem}`);
  });
  const doubles = world.clients.reduce((sum, client) => sum + client.doubles, 0);
  return {
    wrong,
    doubles,
    kills: world.kills,
    events: world.clients[0]?.seen.get(WORLD_GAMES[0])?.length ?? 0,
  };
}

describe('delivery under kills, throttling and broken sockets', () => {
  it(`loses, doubles and disorders nothing in ${SCHEDULES} random schedules`, async () => {
    const wrong: string[] = [];
    let kills = 0;
    let events = 0;
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const result = await live(seed);
      wrong.push(...result.wrong);
      kills += result.kills;
      events += result.events;
    }
    expect(wrong).toEqual([]);
    // The schedules must have been hard enough to mean something.
    expect(kills).toBeGreaterThan(SCHEDULES);
    expect(events).toBeGreaterThan(10 * SCHEDULES);
  });

  it('forgets no wake: what is published reaches connected clients without another', async () => {
    const wrong: string[] = [];
    for (let seed = 1; seed <= SCHEDULES / 4; seed++) {
      const world = new DeliveryWorld(seed, { kill: 0, throttle: 0.02, breakSocket: 0 });
      world.clients.push(new WorldClient('all', null), new WorldClient('one', ['8471675']));
      world.clients.push(new WorldClient('day', null, true));
      await world.live(150);
      await world.settle({ isWoken: false });
      for (const client of world.clients) {
        for (const { gameId, owed, saw } of world.compare(client)) {
          if (saw !== owed)
            wrong.push(`seed ${seed}: ${client.id} saw ${saw} of ${owed} in ${gameId}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
