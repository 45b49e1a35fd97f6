import { readFile, rename, writeFile } from 'node:fs/promises';
import {
  DescribeStreamCommand,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
} from '@aws-sdk/client-kinesis';
import type { InvocationAnswer } from './lambdaFunctions.ts';
import {
  decide,
  dropAged,
  type PolledRecord,
  type RetrySettings,
  readAnswer,
  type Segment,
} from './pollDecision.ts';

export interface PollerSettings extends RetrySettings {
  readonly streamName: string;
  /** Records a delivery; also cut at {@link PAYLOAD_BYTES}. */
  readonly batchSize: number;
  /** Where the position in each shard survives a restart. */
  readonly checkpointFile: string;
  readonly invoke: (payload: string) => Promise<InvocationAnswer>;
  /** Gets what was given up, with the reason. */
  readonly onFailure: (
    shardId: string,
    records: readonly PolledRecord[],
    reason: string,
  ) => Promise<void>;
  readonly log: (line: string) => void;
}

/** Pushed by enhanced fan-out in about 70 ms; a poll this often comes close. */
const POLL_MILLIS = 25;
/** Synchronous invocations take 6 MB. Source: AWS, Lambda quotas. */
const PAYLOAD_BYTES = 6 * 1024 * 1024;
/** First and longest wait between deliveries of a batch that fails. */
const RETRY_MILLIS = [100, 2000] as const;
const SHARDS_EVERY_MILLIS = 1000;
const CHECKPOINT_MILLIS = 200;

interface Shard {
  readonly id: string;
  readonly parents: readonly string[];
}

/**
 * Polls a Kinesis stream and invokes a function by Lambda's documented rules: batches per shard, in
 * order, one at a time; retry from the lowest failed record; children of a split or merge only when
 * their parents are drained.
 */
export class KinesisPoller {
  readonly #client: KinesisClient;
  readonly #settings: PollerSettings;
  #stop = new AbortController();
  /** Last processed sequence number by shard, or that the shard is drained. */
  #checkpoints: Record<string, string> = {};
  readonly #workers = new Map<string, Promise<void>>();
  #loop: Promise<void> = Promise.resolve();
  #savedAt = 0;
  #isDirty = false;
  invocations = 0;
  records = 0;
  retries = 0;
  givenUp = 0;

  constructor(client: KinesisClient, settings: PollerSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  async start(): Promise<void> {
    const text = await readFile(this.#settings.checkpointFile, 'utf8').catch(() => '{}');
    this.#checkpoints = JSON.parse(text) as Record<string, string>;
    this.#loop = this.#watchShards();
  }

  /** Ends after the delivery under way; what was processed is remembered. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    await Promise.all(this.#workers.values());
    await this.#saveCheckpoints(true);
  }

  /** Stands still while the stream is made anew, then follows it from its beginning. */
  async pause(change: () => Promise<void>): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    await Promise.all(this.#workers.values());
    await change();
    this.#checkpoints = {};
    this.#isDirty = true;
    await this.#saveCheckpoints(true);
    this.#stop = new AbortController();
    this.#loop = this.#watchShards();
  }

  async #watchShards(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        const shards = await this.#shards();
        const known = new Set(shards.map(({ id }) => id));
        for (const shard of shards) {
          const isReady = shard.parents.every(
            (id) => !known.has(id) || this.#checkpoints[id] === DRAINED,
          );
          if (!isReady || this.#workers.has(shard.id) || this.#checkpoints[shard.id] === DRAINED)
            continue;
          const worker = this.#follow(shard.id).finally(() => this.#workers.delete(shard.id));
          this.#workers.set(shard.id, worker);
        }
      } catch (error) {
        if (!this.#stop.signal.aborted)
          this.#settings.log(`stream ${this.#settings.streamName}: ${error}`);
      }
      await this.#sleep(this.#workers.size === 0 ? POLL_MILLIS : SHARDS_EVERY_MILLIS);
    }
  }

  async #shards(): Promise<readonly Shard[]> {
    const { StreamDescription: stream } = await this.#client.send(
      new DescribeStreamCommand({ StreamName: this.#settings.streamName }),
    );
    return (stream?.Shards ?? []).map(({ ShardId, ParentShardId, AdjacentParentShardId }) => ({
      id: ShardId ?? '',
      parents: [ParentShardId, AdjacentParentShardId].filter((id) => id !== undefined),
    }));
  }

  async #follow(shardId: string): Promise<void> {
    let iterator: string | undefined;
    while (!this.#stop.signal.aborted) {
      try {
        iterator ??= await this.#iterator(shardId);
        const { Records: records, NextShardIterator: next } = await this.#client.send(
          new GetRecordsCommand({ ShardIterator: iterator, Limit: this.#settings.batchSize * 2 }),
        );
        for (const batch of this.#batches(records ?? [])) await this.#deliver(shardId, batch);
        if (this.#stop.signal.aborted) return;
        iterator = next;
        if (!next) {
          this.#checkpoint(shardId, DRAINED);
          return;
        }
        if ((records ?? []).length === 0) await this.#sleep(POLL_MILLIS);
      } catch (error) {
        if (this.#stop.signal.aborted) return;
        if ((error as Error).name === 'ResourceNotFoundException') return;
        iterator = undefined;
        if (!(error instanceof ExpiredIteratorException)) {
          this.#settings.log(`shard ${shardId}: ${error}`);
          await this.#sleep(RETRY_MILLIS[0]);
        }
      }
    }
  }

  async #iterator(shardId: string): Promise<string | undefined> {
    const position = this.#checkpoints[shardId];
    const { ShardIterator: iterator } = await this.#client.send(
      new GetShardIteratorCommand({
        StreamName: this.#settings.streamName,
        ShardId: shardId,
        ...(position === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: position }),
      }),
    );
    return iterator;
  }

  *#batches(
    records: readonly {
      SequenceNumber?: string | undefined;
      PartitionKey?: string | undefined;
      Data?: Uint8Array | undefined;
      ApproximateArrivalTimestamp?: Date | undefined;
    }[],
  ): Generator<PolledRecord[]> {
    let batch: PolledRecord[] = [];
    let bytes = 0;
    for (const record of records) {
      const data = Buffer.from(record.Data ?? []).toString('base64');
      if (
        batch.length > 0 &&
        (batch.length === this.#settings.batchSize || bytes + data.length > PAYLOAD_BYTES)
      ) {
        yield batch;
        batch = [];
        bytes = 0;
      }
      batch.push({
        sequenceNumber: record.SequenceNumber ?? '',
        partitionKey: record.PartitionKey ?? '',
        data,
        arrivalTimestamp: record.ApproximateArrivalTimestamp?.getTime() ?? 0,
      });
      bytes += data.length;
    }
    if (batch.length > 0) yield batch;
  }

  async #deliver(shardId: string, records: readonly PolledRecord[]): Promise<void> {
    const { invoke, onFailure } = this.#settings;
    let segments: readonly Segment[] = [{ records, attempts: 0 }];
    let wait: number = RETRY_MILLIS[0];
    while (segments.length > 0 && !this.#stop.signal.aborted) {
      const [first, ...rest] = segments;
      const { segment, givenUp: aged } = dropAged(first!, Date.now(), this.#settings);
      if (aged.length > 0) await this.#giveUp(shardId, aged, 'RecordAgeExceeded', onFailure);
      if (segment.records.length === 0) {
        segments = rest;
        continue;
      }
      this.invocations++;
      const answer = await invoke(this.#payload(shardId, segment.records));
      // A stop that cut the invocation short decides nothing: the records come again.
      if (answer.functionError && this.#stop.signal.aborted) return;
      const decision = decide(segment, readAnswer(segment.records, answer), this.#settings);
      if (decision.givenUp.length > 0) {
        await this.#giveUp(shardId, decision.givenUp, 'RetryAttemptsExhausted', onFailure);
      }
      const left = decision.next[0]?.records[0];
      const done = left ? segment.records.slice(0, segment.records.indexOf(left)) : segment.records;
      const last = done.at(-1);
      if (last) {
        this.records += done.length;
        this.#checkpoint(shardId, last.sequenceNumber);
      }
      segments = [...decision.next, ...rest];
      if (decision.isRetry) {
        this.retries++;
        await this.#sleep(wait);
        wait = Math.min(RETRY_MILLIS[1], wait * 2);
      } else wait = RETRY_MILLIS[0];
    }
  }

  async #giveUp(
    shardId: string,
    records: readonly PolledRecord[],
    reason: string,
    onFailure: PollerSettings['onFailure'],
  ): Promise<void> {
    this.givenUp += records.length;
    await onFailure(shardId, records, reason);
  }

  #payload(shardId: string, records: readonly PolledRecord[]): string {
    const { streamName } = this.#settings;
    return JSON.stringify({
      Records: records.map(({ sequenceNumber, partitionKey, data, arrivalTimestamp }) => ({
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey,
          sequenceNumber,
          data,
          approximateArrivalTimestamp: arrivalTimestamp / 1000,
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: `${shardId}:${sequenceNumber}`,
        eventName: 'aws:kinesis:record',
        invokeIdentityArn: 'arn:aws:iam::000000000000:role/track',
        awsRegion: 'us-east-1',
        eventSourceARN: `arn:aws:kinesis:us-east-1:000000000000:stream/${streamName}`,
      })),
    });
  }

  #checkpoint(shardId: string, position: string): void {
    this.#checkpoints[shardId] = position;
    this.#isDirty = true;
    if (Date.now() - this.#savedAt >= CHECKPOINT_MILLIS) void this.#saveCheckpoints(false);
  }

  #saving: Promise<void> = Promise.resolve();

  #saveCheckpoints(isLast: boolean): Promise<void> {
    this.#savedAt = Date.now();
    this.#saving = this.#saving.then(async () => {
      if (!this.#isDirty) return;
      this.#isDirty = false;
      const { checkpointFile } = this.#settings;
      try {
        await writeFile(`${checkpointFile}.new`, JSON.stringify(this.#checkpoints));
        await rename(`${checkpointFile}.new`, checkpointFile);
      } catch (error) {
        // An older position only means that records come twice, which the handler is made for.
        this.#settings.log(`checkpoint: ${error}`);
        if (isLast) throw error;
      }
    });
    return this.#saving;
  }

  #sleep(millis: number): Promise<void> {
    const { signal } = this.#stop;
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, millis);
      signal.addEventListener('abort', wake);
    });
  }
}

/** A shard without a next iterator: all of it was processed. */
const DRAINED = 'DRAINED';
