import { Option } from 'commander';

/** Whose tables a command works on: an account's where the environment names one, else this machine's. */
export const runningSystemOption = (): Option =>
  new Option('--directory <dir>', 'of the running system, when no account is configured').default(
    '.faceoff',
  );
