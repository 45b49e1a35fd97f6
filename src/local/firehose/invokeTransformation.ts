import type {
  TransformationEvent,
  TransformationResponse,
} from '../../redaction/transformRecords.ts';

/** Invokes the function; rejects when it failed. */
export type Transform = (event: TransformationEvent) => Promise<TransformationResponse>;

/** Why a record could not be transformed, as Firehose writes it beside its raw data. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}

interface Outcome {
  readonly result: string;
  /** Base64; empty where the answer had none. */
  readonly data: string;
}

export interface Invoked {
  /** By record id; absent when the whole answer was no good. */
  readonly outcomes?: ReadonlyMap<string, Outcome>;
  readonly attempts: number;
  /** What holds for each record without a good outcome. */
  readonly failure: Failure;
}

/** Tries after the first. Source: Amazon Data Firehose, data transformation failure handling. */
const RETRIES = 3;

const BAD_ANSWERS = {
  'Lambda.MissingRecordId': 'The answer left out a record id.',
  'Lambda.DuplicatedRecordId': 'The answer had a record id twice.',
  'Lambda.JsonProcessingException': 'The answer was not of the form that is expected.',
} as const;

/**
 * Invokes the function, again when it fails, and checks its answer: a bad one fails every record of
 * the batch and is not asked for again.
 */
export async function invokeTransformation(
  event: TransformationEvent,
  transform: Transform,
  retries: number = RETRIES,
): Promise<Invoked> {
  for (let attempts = 1; ; attempts++) {
    let response: TransformationResponse;
    try {
      response = await transform(event);
    } catch (error) {
      if (attempts <= retries) continue;
      const message = error instanceof Error ? error.name : 'Error';
      return { attempts, failure: { code: 'Lambda.FunctionError', message } };
    }
    const checked = check(response, event);
    return typeof checked === 'string'
      ? { attempts, failure: { code: checked, message: BAD_ANSWERS[checked] } }
      : { outcomes: checked, attempts, failure: PROCESSING_FAILED };
  }
}

const PROCESSING_FAILED: Failure = {
  code: 'Lambda.ProcessingFailedStatus',
  message: 'ProcessingFailed status set for record',
};

/** The outcomes by id, or what is wrong with the answer. */
function check(
  response: TransformationResponse,
  { records }: TransformationEvent,
): ReadonlyMap<string, Outcome> | keyof typeof BAD_ANSWERS {
  if (!Array.isArray(response?.records)) return 'Lambda.JsonProcessingException';
  const outcomes = new Map<string, Outcome>();
  for (const outcome of response.records) {
    if (outcomes.has(outcome.recordId)) return 'Lambda.DuplicatedRecordId';
    const data = 'data' in outcome ? outcome.data : undefined;
    const known = ['Ok', 'Dropped', 'ProcessingFailed'].includes(outcome.result);
    // An Ok without data delivers nothing: it counts as failed, so that nothing is lost.
    const result =
      !known || (outcome.result === 'Ok' && data === undefined)
        ? 'ProcessingFailed'
        : outcome.result;
    outcomes.set(outcome.recordId, { result, data: data ?? '' });
  }
  return records.every(({ recordId }) => outcomes.has(recordId))
    ? outcomes
    : 'Lambda.MissingRecordId';
}
