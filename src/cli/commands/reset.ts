import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

/** `faceoff reset`: forgets everything that is stored on this machine. */
export const reset: DefineCommand = () =>
  new Command('reset')
    .description('delete stored tables and stream of this machine')
    .option('--directory <dir>', 'what to delete', '.faceoff')
    .action(async ({ directory }: { readonly directory: string }) => {
      const { resetDirectory } = await import('../../local/dataDirectory.ts');
      const { DirectoryLockedError } = await import('../../local/directoryLock.ts');
      try {
        await resetDirectory(directory);
      } catch (error) {
        if (error instanceof DirectoryLockedError) throw new ExpectedError(error.message);
        throw error;
      }
      process.stdout.write(`${directory} is empty: the next start begins anew\n`);
    });
