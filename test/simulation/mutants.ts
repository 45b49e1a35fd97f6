/** A guard of the live path taken away: where it stands, and what stands there without it. */
export interface Mutant {
  readonly guard: string;
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** Every guard that keeps a promise of the live path; without any one a check must go red. */
export const MUTANTS: readonly Mutant[] = [
  {
    guard: 'the outbox is flushed before new events are folded',
    file: 'src/pipeline/live.ts',
    find: 'await this.#flush(game);\n    game.lastSequence',
    replace: 'game.lastSequence',
  },
  {
    guard: 'the outbox is flushed after the write',
    file: 'src/pipeline/live.ts',
    find: 'await this.#flush(game);\n    if (game.state.isEnded)',
    replace: 'if (game.state.isEnded)',
  },
  {
    guard: 'the outbox is published before it is cleared',
    file: 'src/pipeline/live.ts',
    find: 'await this.#ports.log.append(game.outbox);',
    replace: '',
  },
  {
    guard: 'the outbox is cleared once it is published',
    file: 'src/pipeline/live.ts',
    find: 'await this.#store.save(game, [], this.#ports.clock.now());',
    replace: '',
  },
  {
    guard: 'the outbox is written together with the state',
    file: 'src/pipeline/live.ts',
    find: 'await this.#store.save(game, publications, now);',
    replace: 'await this.#store.save(game, [], now);\n    game.outbox = publications;',
  },
  {
    guard: 'a failed game is forgotten in memory',
    file: 'src/pipeline/live.ts',
    find: 'this.#store.forget(batch.gameId);\n      let error',
    replace: 'let error',
  },
  {
    guard: 'a failed record is reported',
    file: 'src/pipeline/live.ts',
    find: 'if (record) failed.push(record.sequenceNumber);',
    replace: 'void record;',
  },
  {
    guard: 'poison is stored among the rejects',
    file: 'src/pipeline/live.ts',
    find: 'if (rejects.length > 0) await this.#ports.rejects.store(rejects);',
    replace: '',
  },
  {
    guard: 'what may not be lost is written before the batch is taken',
    file: 'src/pipeline/live.ts',
    find: 'intents.length > 0 || before !== newsOf(game.state)',
    replace: 'intents.length > 0',
  },
  {
    guard: 'a decided draw is stored',
    file: 'src/pipeline/live.ts',
    find: 'for (const draw of decided) await draws.put(draw);',
    replace: '',
  },
  {
    guard: 'memory is trusted only where the batch goes on from it',
    file: 'src/pipeline/state/gameStore.ts',
    find: 'firstSequence === warm.lastSequence + 1',
    replace: 'firstSequence !== -1',
  },
  {
    guard: 'memory older than the stored state is dropped',
    file: 'src/pipeline/state/gameStore.ts',
    find: 'if (warm && warm.version === (stored?.version ?? 0)) {',
    replace: 'if (warm) {',
  },
  {
    guard: 'every write raises the version',
    file: 'src/pipeline/state/gameStore.ts',
    find: '    game.version++;\n',
    replace: '',
  },
  {
    guard: 'events older than the watermark of their kind change nothing',
    file: 'src/pipeline/faceoff/fold.ts',
    find: 'if (event.sequence <= (state.watermarks.get(kind) ?? -1)) return;',
    replace: '',
  },
  {
    guard: 'samples older than the newest of their entity change nothing',
    file: 'src/pipeline/state/trackedEntities.ts',
    find: 'if (sequence <= this.sequence[entity]!) return false;',
    replace: '',
  },
  {
    guard: 'a late sample still speaks for a challenger',
    file: 'src/pipeline/faceoff/fold.ts',
    find: 'considerLateSample(state, this.#rules, entity, sequence, timestamp, x, y)',
    replace: 'false',
  },
  {
    guard: 'a sample that comes twice counts once for a challenger',
    file: 'src/pipeline/faceoff/takers.ts',
    find: ' || !tracked.cameLate(entity, sequence)',
    replace: '',
  },
  {
    guard: 'the same combination is wanted once',
    file: 'src/pipeline/faceoff/actions/predict.ts',
    find: 'if (combination === draw.combination) return;',
    replace: '',
  },
  {
    guard: 'only a change of the clock is a signal',
    file: 'src/pipeline/faceoff/fold.ts',
    find: 'if (before?.isRunning !== event.isRunning) {',
    replace: '{',
  },
  {
    guard: 'a goalkeeper takes no face-off',
    file: 'src/pipeline/faceoff/watchDots.ts',
    find: 'tracked.isGoalkeeper[entity] === 1',
    replace: 'false',
  },
  {
    guard: 'what the model answered is not asked again',
    file: 'src/pipeline/predict/askModel.ts',
    find: 'if (answer && !answer.isStale) continue;\n      if (asked',
    replace: 'if (asked',
  },
  {
    guard: 'a stand-in is corrected when the model answers again',
    file: 'src/pipeline/predict/correctStale.ts',
    find: 'if (combination !== draw.combination) return undefined;',
    replace: 'return undefined;',
  },
  {
    guard: 'no stand-in is corrected that a new combination replaces',
    file: 'src/pipeline/predict/correctStale.ts',
    find: 'if (draw.told.combination !== draw.combination) return undefined;',
    replace: '',
  },
  {
    guard: 'a stand-in does not follow what was told of the same combination',
    file: 'src/pipeline/publish/composePublications.ts',
    find: 'if (before && before.combination === intent.combination && prediction.isStale) return;',
    replace: '',
  },
  {
    guard: 'a line that can never be read stops nobody',
    file: 'src/pipeline/ingest/recordReader.ts',
    find: 'if (!(error instanceof TrackingEventError)) throw error;',
    replace: 'throw error;',
  },
  {
    guard: 'an event of another game than its key names is poison',
    file: 'src/pipeline/ingest/recordReader.ts',
    find: 'if (event.gameId !== this.#gameId) {',
    replace: 'if (event.gameId === undefined) {',
  },
];
