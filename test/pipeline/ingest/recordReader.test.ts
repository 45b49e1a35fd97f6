import { describe, expect, it } from 'vitest';
import { type EventSink, RecordReader } from '../../../src/pipeline/ingest/recordReader.ts';

const GAME = '2024020001';
const clock = (sequence: number) =>
  JSON.stringify({
    gameId: GAME,
    sequence,
    timestamp: 1,
    type: 'CLOCK',
    period: 1,
    secondsRemaining: 1200,
    isRunning: false,
  });
const location = (sequence: number) =>
  `{"gameId":"${GAME}","sequence":${sequence},"timestamp":1736035923480,"type":"LOCATION","entityId":"7","x":1,"y":2}`;

function read(text: string | Buffer) {
  const seen: number[] = [];
  const sink: EventSink = {
    location: (_, sequence) => seen.push(sequence),
    event: ({ sequence }) => seen.push(sequence),
  };
  const data = Buffer.from(text).toString('base64');
  return { seen, ...new RecordReader(GAME).read(data, sink) };
}

describe('RecordReader', () => {
  it('gives all events of a record in order, however they are written', () => {
    expect(read([location(1), clock(2), location(3)].join('\n'))).toEqual({
      seen: [1, 2, 3],
      lines: 3,
      broken: [],
    });
    expect(read(`${location(1)}\r\n\n${clock(2)}\n`).seen).toEqual([1, 2]);
  });

  it('keeps a broken line with its payload and goes on', () => {
    const { seen, broken } = read([location(1), '{"gameId":', location(3)].join('\n'));
    expect(seen).toEqual([1, 3]);
    expect(broken).toEqual([
      {
        lineIndex: 1,
        reason: 'expected a JSON object, got text that is not JSON',
        payload: '{"gameId":',
      },
    ]);
  });

  it('says what was expected without repeating what came', () => {
    const line = clock(1).replace('false', '"no"');
    expect(read(line).broken[0]?.reason).toBe('expected "isRunning" as true or false, got string');
  });

  it('tells a number that is out of range, since it shows the unit that was meant', () => {
    const line = location(1).replace('"x":1,', '"x":1968.5,');
    expect(read(line).broken[0]?.reason).toBe(
      'expected "x" as a number from -150 to 150, got 1968.5',
    );
  });

  it('refuses an event of another game than the partition key names', () => {
    const line = clock(1).replace(GAME, '2024020002');
    expect(read(line).broken[0]?.reason).toContain('partition key');
  });

  it('survives bytes that are no text', () => {
    expect(read(Buffer.from([0xff, 0xfe, 10, 0, 1, 2])).broken).toHaveLength(2);
    expect(read('').lines).toBe(0);
  });

  it('reads a record of a megabyte', () => {
    const many = Array.from({ length: 8000 }, (_, i) => location(i + 1));
    expect(read(many.join('\n')).seen).toHaveLength(8000);
  });
});
