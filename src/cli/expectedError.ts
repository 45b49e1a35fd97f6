/**
 * A failure that the person at the terminal can mend: shown as one line, without a stack trace.
 * The message says what was expected and what came.
 */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  readonly exitCode: number;

  constructor(
    message: string,
    options: { readonly exitCode?: 1 | 2; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.exitCode = options.exitCode ?? 1;
  }
}
