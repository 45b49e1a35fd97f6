import type { Command } from 'commander';

/** Builds one command; `exitWith` sets the exit code of a run that ends without an exception. */
export type DefineCommand = (exitWith: (exitCode: number) => void) => Command;
