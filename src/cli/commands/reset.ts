import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { ExpectedError } from '../expectedError.ts';

/** `faceoff reset`: forgets everything that is stored on this machine. */
export const reset: DefineCommand = () =>
  new Command('reset')
    .description('delete stored tables and stream of this machine')
    .option('--directory <dir>', 'what to delete', '.faceoff')
    .action(async ({ directory }: { readonly directory: string }) => {
      const { ForeignDirectoryError, resetDirectory } = await import(
        '../../local/dataDirectory.ts'
      );
      const { DirectoryLockedError } = await import('../../local/directoryLock.ts');
      try {
        const wasThere = await resetDirectory(directory);
        process.stdout.write(
          wasThere
            ? `${directory} is deleted: the next start begins anew\n`
            : `there is no ${directory}: the next start begins anew\n`,
        );
      } catch (error) {
        const isExpected =
          error instanceof DirectoryLockedError || error instanceof ForeignDirectoryError;
        if (isExpected) throw new ExpectedError(error.message, { cause: error });
        throw error;
      }
    });
