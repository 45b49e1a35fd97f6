import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** The part of the Amazon States Language that the project's state machines use. */
export interface StateMachineDefinition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
}

interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath?: string;
  readonly Next: string;
}

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly Parameters?: Readonly<Record<string, unknown>>;
  readonly ResultSelector?: Readonly<Record<string, unknown>>;
  readonly ResultPath?: string | null;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
  readonly Next?: string;
  readonly End?: boolean;
  readonly Error?: string;
  readonly Cause?: string;
  readonly ErrorPath?: string;
  readonly CausePath?: string;
}

/** A state machine that ended in a `Fail` state, or an error that no state caught. */
export class StateMachineError extends Error {
  override readonly name = 'StateMachineError';
  readonly error: string;

  constructor(error: string, cause: string) {
    super(`${error}: ${cause}`);
    this.error = error;
  }
}

/** A definition that uses what this runner does not know. */
export class UnknownStateError extends Error {
  override readonly name = 'UnknownStateError';
}

/** What the runner calls, and how it waits between attempts. */
export interface RunnerOptions {
  /** Lambda functions by the name that `FunctionName` gives after substitution. */
  readonly functions: Readonly<Record<string, (payload: unknown) => Promise<unknown>>>;
  readonly sleep?: (millis: number) => Promise<unknown>;
  readonly onState?: (name: string) => void;
  /** What `$$.Execution.Id` reads; a new one where not given. */
  readonly executionId?: string;
}

type Json = Record<string, unknown>;

/**
 * Runs a definition as Step Functions would: `Task` (invoking Lambda), `Pass`, `Succeed`, `Fail`,
 * with `Parameters`, `ResultSelector`, `ResultPath`, `Retry` and `Catch`.
 *
 * @returns the output of the last state
 * @throws {@link StateMachineError}, {@link UnknownStateError}
 * @remarks Source: Amazon States Language specification, states-language.net.
 */
export async function runStateMachine(
  definition: StateMachineDefinition,
  input: unknown,
  { functions, sleep = wait, onState, executionId = randomUUID() }: RunnerOptions,
): Promise<unknown> {
  const context = { Execution: { Id: executionId } };
  let name = definition.StartAt;
  let data = input;
  for (;;) {
    const state = definition.States[name];
    if (!state) throw new UnknownStateError(`no state is called ${name}`);
    onState?.(name);
    if (state.Type === 'Succeed') return data;
    if (state.Type === 'Fail') {
      const read = (path: string | undefined, fixed: string | undefined): string =>
        path === undefined ? (fixed ?? 'States.Failed') : String(pathIn(path, data));
      throw new StateMachineError(
        read(state.ErrorPath, state.Error),
        read(state.CausePath, state.Cause),
      );
    }
    if (state.Type !== 'Task' && state.Type !== 'Pass') {
      throw new UnknownStateError(
        `state ${name}: expected Task, Pass, Succeed or Fail, got ${state.Type}`,
      );
    }
    let next = state.Next;
    try {
      const payload = state.Parameters ? filled(state.Parameters, data, context) : data;
      const raw =
        state.Type === 'Task' ? await attempt(state, payload as Json, functions, sleep) : payload;
      const result = state.ResultSelector ? filled(state.ResultSelector, raw, context) : raw;
      data = placed(state.ResultPath, data, result);
    } catch (error) {
      if (error instanceof UnknownStateError) throw error;
      const { Error: kind, Cause: cause } = described(error);
      const catcher = state.Catch?.find((c) => matches(c.ErrorEquals, kind));
      if (!catcher) throw new StateMachineError(kind, cause);
      data = placed(catcher.ResultPath, data, { Error: kind, Cause: cause });
      next = catcher.Next;
      name = next;
      continue;
    }
    if (state.End || next === undefined) return data;
    name = next;
  }
}

async function attempt(
  state: State,
  parameters: Json,
  functions: RunnerOptions['functions'],
  sleep: (millis: number) => Promise<unknown>,
): Promise<unknown> {
  if (state.Resource !== 'arn:aws:states:::lambda:invoke') {
    throw new UnknownStateError(`expected a Lambda invocation, got ${state.Resource}`);
  }
  const name = String(parameters.FunctionName).replace(/^\$\{(.*)\}$/, '$1');
  const invoke = functions[name];
  if (!invoke) throw new UnknownStateError(`no function is called ${name}`);
  const attempts = new Map<Retrier, number>();
  for (;;) {
    try {
      return { Payload: await invoke(parameters.Payload) };
    } catch (error) {
      const retrier = state.Retry?.find((r) => matches(r.ErrorEquals, described(error).Error));
      const made = retrier ? (attempts.get(retrier) ?? 0) : 0;
      if (!retrier || made >= (retrier.MaxAttempts ?? 3)) throw error;
      attempts.set(retrier, made + 1);
      await sleep(1000 * (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** made);
    }
  }
}

function described(error: unknown): { Error: string; Cause: string } {
  if (error instanceof Error) return { Error: error.name, Cause: error.message };
  return { Error: 'States.TaskFailed', Cause: String(error) };
}

const matches = (kinds: readonly string[], kind: string): boolean =>
  kinds.includes(kind) || kinds.includes('States.ALL') || kinds.includes('States.TaskFailed');

/** The value at a path like `$.a.b`. */
function pathIn(path: string, data: unknown): unknown {
  if (!/^\$(\.\w+)*$/.test(path)) throw new UnknownStateError(`the path ${path} is not supported`);
  return path
    .split('.')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], data);
}

/** A template with its `name.$` fields read from the data, those of `$$` from the context object. */
function filled(
  template: Readonly<Record<string, unknown>>,
  data: unknown,
  context: unknown,
): Json {
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) => {
      if (key.endsWith('.$')) {
        const path = String(value);
        const found = path.startsWith('$$') ? pathIn(path.slice(1), context) : pathIn(path, data);
        return [key.slice(0, -2), found];
      }
      return [
        key,
        typeof value === 'object' && value !== null ? filled(value as Json, data, context) : value,
      ];
    }),
  );
}

/** `data` with `result` at the path; `$` replaces it, `null` drops the result. */
function placed(path: string | null | undefined, data: unknown, result: unknown): unknown {
  if (path === null) return data;
  if (path === undefined || path === '$') return result;
  const [first, ...rest] = path.split('.').slice(1);
  const base = (data ?? {}) as Json;
  return {
    ...base,
    [first!]: rest.length > 0 ? placed(`$.${rest.join('.')}`, base[first!], result) : result,
  };
}
