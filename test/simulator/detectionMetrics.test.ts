import { describe, expect, it } from 'vitest';
import {
  judgeDetection,
  measureDetection,
  type PublishedFaceoff,
} from '../../src/simulator/detectionMetrics.ts';
import type { TrueDraw } from '../../src/simulator/truth.ts';

/** Draw n: play stops at n minutes, line-up 10 s, drop 20 s later. */
function draw(n: number, more: Partial<TrueDraw> = {}): TrueDraw {
  const start = n * 60_000;
  return {
    gameId: 'g',
    faceoffId: `g-1-0${n}`,
    period: 1,
    ordinal: n,
    dot: { x: 69, y: 22 },
    stoppageTimestamp: start,
    lineupTimestamp: start + 10_000,
    settledTimestamp: start + 10_000,
    wavedOut: [],
    dropTimestamp: start + 20_000,
    homeTakerId: 'h',
    awayTakerId: 'a',
    winner: 'HOME',
    hasLineup: true,
    ...more,
  };
}

function word(n: number, seconds: number, more: Partial<PublishedFaceoff> = {}): PublishedFaceoff {
  return {
    gameId: 'g',
    faceoffId: `g-1-0${n}`,
    timestamp: n * 60_000 + seconds * 1000,
    dot: { x: 69, y: 22 },
    homeTakerId: 'h',
    awayTakerId: 'a',
    revision: 1,
    ...more,
  };
}

describe('measureDetection', () => {
  it('counts predicted, missed and impossible draws apart', () => {
    const truth = [draw(1), draw(2), draw(3, { hasLineup: false })];
    expect(measureDetection(truth, [word(1, 12)]).draws).toEqual({
      true: 3,
      predicted: 1,
      missed: 1,
      false: 0,
      impossible: 1,
    });
  });

  it('judges takers and dot by the last revision before the drop', () => {
    const wrong = word(1, 12, { homeTakerId: 'x', dot: { x: 69, y: -22 } });
    const right = word(1, 14, { revision: 2 });
    const tooLate = word(1, 20.4, { revision: 3, awayTakerId: 'y' });
    const metrics = measureDetection([draw(1)], [wrong, right, tooLate]);
    expect(metrics).toMatchObject({
      takersRight: 1,
      dotsRight: 1,
      revisionsPerDraw: 2,
      leadSeconds: { median: 8, p10: 8 },
      rightLeadSeconds: { median: 6 },
      draws: { false: 0 },
    });
    expect(measureDetection([draw(1)], [right, { ...wrong, timestamp: 75_000 }])).toMatchObject({
      takersRight: 0,
      dotsRight: 0,
    });
  });

  it('takes a word after the drop for no prediction', () => {
    expect(measureDetection([draw(1)], [word(1, 20.2)]).draws).toMatchObject({
      predicted: 0,
      missed: 1,
      false: 0,
    });
  });

  it('counts words in play, under another number or of another game as false draws, each once', () => {
    const inPlay = [word(1, 40, { faceoffId: 'g-1-02' }), word(1, 41, { faceoffId: 'g-1-02' })];
    const misnumbered = word(3, 12, { faceoffId: 'g-1-07' });
    const elsewhere = word(1, 12, { gameId: 'other' });
    const { falseDraws, draws } = judgeDetection(
      [draw(1), draw(3)],
      [word(1, 12), ...inPlay, misnumbered, elsewhere],
    );
    expect(falseDraws).toEqual([elsewhere, inPlay[0], misnumbered]);
    expect(draws.map((d) => d.published.length)).toEqual([1, 0]);
  });

  it('matches words without ids by their stoppage', () => {
    const noIds = [word(1, 12), word(2, 13), word(2, 14, { revision: 2 }), word(2, 45)].map(
      ({ faceoffId: _, gameId: __, ...rest }) => rest,
    );
    expect(measureDetection([draw(1), draw(2)], noIds).draws).toMatchObject({
      predicted: 2,
      false: 1,
    });
  });

  it('measures a wave-out from the third sample of the substitute', () => {
    const waved = draw(1, {
      homeTakerId: 's',
      settledTimestamp: 75_000,
      wavedOut: [
        {
          team: 'HOME',
          playerId: 'h',
          timestamp: 72_000,
          substituteId: 's',
          substituteNearerTimestamp: 74_000,
          substituteThirdSampleTimestamp: 74_160,
          substituteSettledTimestamp: 75_000,
        },
      ],
    });
    const change = word(1, 14.2, { homeTakerId: 's', revision: 2 });
    expect(measureDetection([waved], [word(1, 11), change])).toMatchObject({
      takersRight: 1,
      wavedOut: { true: 1, published: 1, latencyMillis: { median: 40, p99: 40 } },
    });
    expect(measureDetection([waved], [word(1, 11)])).toMatchObject({
      takersRight: 0,
      wavedOut: { true: 1, published: 0, latencyMillis: null },
    });
  });

  it('leaves draws that stood for a second or less out of the recall', () => {
    const short = draw(1, { settledTimestamp: 79_500, lineupTimestamp: 79_500 });
    expect(measureDetection([short, draw(2)], [word(2, 12)])).toMatchObject({
      recall: 1,
      draws: { missed: 1 },
    });
  });

  it('says null for values over nothing', () => {
    expect(measureDetection([], [])).toMatchObject({
      recall: null,
      takersRight: null,
      leadSeconds: null,
    });
  });
});
