import { describe, expect, it } from 'vitest';
import { sequenceSpan } from '../../../src/pipeline/ingest/sequenceSpan.ts';
import { TrackingScene, toRecordData } from '../../support/trackingScene.ts';

const record = (text: string) => ({
  partitionKey: '2024020001',
  sequenceNumber: '1',
  data: Buffer.from(text).toString('base64'),
});

describe('sequenceSpan', () => {
  it('reads the first and the last event of all records', () => {
    const { events } = new TrackingScene().lineUp(0).hold(400);
    const lines = events.map(({ gameId, sequence, ...rest }) =>
      JSON.stringify({ gameId, sequence, ...rest }),
    );
    for (let cut = 1; cut < lines.length; cut++) {
      const records = [lines.slice(0, cut), lines.slice(cut)].map((l) => record(l.join('\n')));
      expect(sequenceSpan(records)).toEqual({ first: 1, last: events.length });
    }
  });

  it('says that it does not know, rather than guess', () => {
    const { events } = new TrackingScene().introduce();
    const unknown = { first: undefined, last: undefined };
    const long = sequenceSpan([{ ...record(''), data: toRecordData(events) }]);
    expect(long).toEqual({ first: undefined, last: 1 });
    expect(sequenceSpan([record('{"gameId":')])).toEqual(unknown);
    expect(sequenceSpan([record('{"sequence":1.5}')])).toEqual(unknown);
    expect(sequenceSpan([])).toEqual(unknown);
  });
});
