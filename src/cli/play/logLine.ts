/** A function's log line for a terminal: without what only CloudWatch reads of it. */
export function logLine(line: string): string {
  if (!line.startsWith('{"_aws"')) return line;
  const { _aws, ...facts } = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify(facts);
}
