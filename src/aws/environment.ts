type Environment = Readonly<Record<string, string | undefined>>;

/** @throws when the variable is not set: the function is not deployed as it should be */
export function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(`Expected the environment variable ${name}`);
  return value;
}
