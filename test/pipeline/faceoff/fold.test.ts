import { describe, expect, it } from 'vitest';
import { DOTS } from '../../../src/hockey/rink.ts';
import { Folder } from '../../../src/pipeline/faceoff/fold.ts';
import type { Intent } from '../../../src/pipeline/faceoff/intent.ts';
import type { TrackingEvent } from '../../../src/pipeline/ingest/trackingEvent.ts';
import { type GameState, newGameState } from '../../../src/pipeline/state/gameState.ts';
import { decodeGameState, encodeGameState } from '../../../src/pipeline/state/gameStateCodec.ts';
import { TrackingScene } from '../../support/trackingScene.ts';

const CENTER = 0;
const HOME_LEFT_END = 6;

function fold(events: readonly TrackingEvent[], gameId = '2024020001') {
  const state = newGameState(gameId);
  const intents: Intent[] = [];
  const folder = new Folder(state, intents);
  for (const event of events) folder.event(event);
  return { state, intents };
}

/** Intents in short: `PREDICT 1 h1-a1`, `DROP 1-01`, `DECIDE HOME`, `GAME STARTED`. */
const short = (intents: readonly Intent[]) =>
  intents.map((intent) => {
    if (intent.kind === 'PREDICT') {
      const { revision, situation } = intent;
      return `PREDICT ${revision} ${situation.homeTakerId}-${situation.awayTakerId} ${situation.homeSpot}`;
    }
    if (intent.kind === 'DROP') return `DROP ${intent.closed.faceoffId.slice(-4)}`;
    if (intent.kind === 'DECIDE') return `DECIDE ${intent.winner}`;
    return `GAME ${intent.change}`;
  });

const opening = () => new TrackingScene().introduce().onIce().clock(false);

/** Without the samples behind derived velocities, which are not worth keeping. */
const comparable = (state: GameState) => JSON.parse(encodeGameState(state));

describe('fold', () => {
  it('sees a line-up, its drop and its result', () => {
    const scene = opening().scatter().hold(1000).lineUp(CENTER).hold(2000);
    scene.clock(true).hold(80).result(CENTER, 'AWAY');
    const { state, intents } = fold(scene.events);
    expect(short(intents)).toEqual([
      'GAME STARTED',
      'PREDICT 1 h1-a1 C',
      'DROP 1-01',
      'DECIDE AWAY',
    ]);
    expect(state.phase).toBe('PLAY');
    expect(state.draws).toMatchObject([{ homeTakerId: 'h1', awayTakerId: 'a1', winner: 'AWAY' }]);
  });

  it.each(DOTS.map((place, dot) => [dot, place] as const))('knows dot %i', (dot) => {
    const scene = opening().lineUp(dot).hold(2000);
    const predict = fold(scene.events).intents.find((i) => i.kind === 'PREDICT');
    expect(predict).toMatchObject({ dot });
  });

  it('revises when a taker is waved out and a teammate steps in', () => {
    const scene = opening().lineUp(CENTER).hold(2000);
    scene.stand('h1', -20, 6).hold(80);
    const steppedIn = scene.now;
    scene.stand('h2', -2.5, 0).hold(400);
    const revision = fold(scene.events).intents.at(-1);
    expect(revision).toMatchObject({ kind: 'PREDICT', revision: 2 });
    expect(short([revision!])).toEqual(['PREDICT 2 h2-a1 C']);
    // The substitute's third sample settles it.
    expect(revision!.eventTimestamp - steppedIn).toBe(240);
  });

  it('keeps the taker when a teammate skates past the dot', () => {
    const scene = opening().lineUp(CENTER).hold(2000);
    scene.stand('h2', 0, 0.2).hold(160);
    scene.stand('h2', 18, 9).hold(1000);
    expect(short(fold(scene.events).intents)).toEqual(['GAME STARTED', 'PREDICT 1 h1-a1 C']);
  });

  it('asks with the likely substitutes of both takers', () => {
    const intent = fold(opening().lineUp(CENTER).hold(2000).events).intents.at(-1);
    expect(intent?.kind === 'PREDICT' && intent.substitutions).toHaveLength(4);
  });

  it('takes no goalkeeper for a taker, however near', () => {
    const scene = opening().lineUp(CENTER).stand('hG', 0, 0).hold(2000);
    expect(short(fold(scene.events).intents).at(-1)).toBe('PREDICT 1 h1-a1 C');
  });

  it('sees nothing while the clock runs', () => {
    const scene = opening().clock(true).lineUp(CENTER).hold(3000);
    expect(fold(scene.events).intents.some((i) => i.kind === 'PREDICT')).toBe(false);
  });

  it('says no when one team is out of view', () => {
    const scene = opening().lineUp(CENTER);
    for (const n of [1, 2, 3, 4, 5]) scene.places.delete(`a${n}`);
    expect(fold(scene.hold(3000).events).intents.some((i) => i.kind === 'PREDICT')).toBe(false);
  });

  it('moves with the players when the draw is moved to another dot', () => {
    const scene = opening().lineUp(CENTER).hold(1500).lineUp(HOME_LEFT_END).hold(1500);
    const predictions = fold(scene.events).intents.filter((i) => i.kind === 'PREDICT');
    expect(predictions.map((p) => [p.draw.faceoffId, p.revision, p.dot])).toEqual([
      ['2024020001-1-01', 1, CENTER],
      ['2024020001-1-01', 2, HOME_LEFT_END],
    ]);
  });

  it('names the dot from the end that the goalkeepers defend', () => {
    const scene = opening().lineUp(HOME_LEFT_END).hold(1500);
    expect(short(fold(scene.events).intents).at(-1)).toContain('DL');
    const turned = opening()
      .lineUp(HOME_LEFT_END)
      .stand('hG', 86, 0)
      .stand('aG', -86, 0)
      .hold(1500);
    expect(short(fold(turned.events).intents).at(-1)).toContain('OR');
  });

  it('counts draws by their closing, whatever stoppages are lost or doubled', () => {
    const scene = opening().lineUp(CENTER).hold(1500).clock(true, 1, 1200).hold(400);
    scene.result(CENTER, 'HOME');
    for (let i = 0; i < 3; i++) scene.tell({ type: 'STOPPAGE', reason: 'icing' });
    scene.clock(false, 1, 1100).lineUp(HOME_LEFT_END).hold(1500).clock(true, 1, 1100).hold(80);
    scene.result(HOME_LEFT_END, 'AWAY');
    expect(short(fold(scene.events).intents)).toEqual([
      'GAME STARTED',
      'PREDICT 1 h1-a1 C',
      'DROP 1-01',
      'DECIDE HOME',
      'PREDICT 1 h1-a1 DL',
      'DROP 1-02',
      'DECIDE AWAY',
    ]);
  });

  it('starts counting anew in the next period', () => {
    const scene = opening().lineUp(CENTER).hold(1500).clock(true).hold(80).result(CENTER, 'HOME');
    scene.clock(false, 1, 0).hold(500).clock(false, 2, 1200).hold(1500).clock(true, 2, 1200);
    expect(short(fold(scene.events).intents).slice(-3)).toEqual([
      'GAME PERIOD',
      'PREDICT 1 h1-a1 C',
      'DROP 2-01',
    ]);
  });

  it('closes a draw by its result when the clock’s start was lost', () => {
    const scene = opening().lineUp(CENTER).hold(1500).result(CENTER, 'HOME').hold(80);
    scene.clock(true, 1, 1199);
    expect(short(fold(scene.events).intents).slice(1)).toEqual([
      'PREDICT 1 h1-a1 C',
      'DROP 1-01',
      'DECIDE HOME',
    ]);
  });

  it('gives a result that comes after the next whistle to the draw it belongs to', () => {
    const scene = opening().lineUp(CENTER).hold(1500).clock(true).hold(400).clock(false, 1, 1198);
    scene.lineUp(HOME_LEFT_END, 'h2', 'a2').hold(1500).result(CENTER, 'HOME');
    const { state, intents } = fold(scene.events);
    expect(short(intents).slice(-2)).toEqual(['PREDICT 1 h2-a2 DL', 'DECIDE HOME']);
    expect(state.phase).toBe('LINE_UP');
    expect(state.upcoming?.faceoffId).toBe('2024020001-1-02');
  });

  it('changes nothing when every event comes twice', () => {
    const scene = opening().lineUp(CENTER).hold(1500).clock(true).hold(80).result(CENTER, 'HOME');
    const once = fold(scene.events);
    const twice = fold(scene.events.flatMap((event) => [event, event]));
    expect(short(twice.intents)).toEqual(short(once.intents));
    expect(comparable(twice.state)).toEqual(comparable(once.state));
  });

  it('derives velocities where the feed has none', () => {
    const scene = opening().lineUp(CENTER).hold(2000, false);
    expect(short(fold(scene.events).intents).at(-1)).toBe('PREDICT 1 h1-a1 C');
  });

  it('does without a clock: dispersing players close the draw', () => {
    const scene = new TrackingScene().introduce().lineUp(CENTER).hold(2000).scatter().hold(5000);
    scene.lineUp(HOME_LEFT_END).hold(2000);
    expect(short(fold(scene.events).intents).slice(1)).toEqual([
      'PREDICT 1 h1-a1 C',
      'DROP 1-01',
      'PREDICT 1 h1-a1 DL',
    ]);
  });

  it('goes on from a stored state as if nothing had happened', () => {
    const scene = opening().lineUp(CENTER).hold(1500);
    scene.stand('h1', -20, 6).stand('h2', -2.5, 0).hold(2000).clock(true).hold(400);
    scene.result(CENTER, 'HOME', 'h2', 'a1');
    const whole = fold(scene.events);
    for (const at of [5, 200, 300, scene.events.length - 2]) {
      const first = fold(scene.events.slice(0, at));
      const state = decodeGameState('2024020001', encodeGameState(first.state));
      const intents: Intent[] = [...first.intents];
      const folder = new Folder(state, intents);
      for (const event of scene.events.slice(at)) folder.event(event);
      expect(short(intents)).toEqual(short(whole.intents));
      expect(comparable(state)).toEqual(comparable(whole.state));
    }
  });
});
