import { Command, CommanderError } from 'commander';
import { RuleBookError } from '../hockey/ruleBook.ts';
import { commands } from './commands.ts';
import { ExpectedError } from './expectedError.ts';
import { fileErrorWords } from './fileErrors.ts';

/** Exit codes: the work was done, the work failed, the command was written wrongly. */
const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;

/**
 * Runs one `faceoff` command line and returns its exit code.
 *
 * @remarks Results go to stdout; progress, logs and errors to stderr. An {@link ExpectedError} and
 *   what a file system refuses are one line; any other error is a fault of ours and keeps its stack
 *   trace.
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const program = new Command('faceoff')
    .description('Predicts who wins the next NHL face-off while the players line up.')
    .showHelpAfterError('(add --help for what is possible)')
    .exitOverride();
  let exitCode = DONE;
  for (const define of commands) {
    const command = define((code) => {
      exitCode = code;
    });
    inherit(command, program);
    program.addCommand(command);
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
    if (error instanceof ExpectedError) {
      process.stderr.write(`faceoff: ${error.message}\n`);
      return error.exitCode;
    }
    const refused = error instanceof RuleBookError ? error.message : fileErrorWords(error);
    if (refused !== undefined) {
      process.stderr.write(`faceoff: ${refused}\n`);
      return FAILED;
    }
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return FAILED;
  }
}

/** Commands of commands too: each answers wrong usage the same way. */
function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent).exitOverride();
  for (const nested of command.commands) inherit(nested, command);
}
