/** Progress on stderr: a bar on a terminal, else a line at every fifth of the work. */
export function progressOf(what: string): (done: number, total: number) => void {
  let said = 0;
  return (done, total) => {
    if (process.stderr.isTTY) {
      const filled = Math.round((30 * done) / total);
      const bar = '█'.repeat(filled).padEnd(30, '░');
      process.stderr.write(`\r${what} ${bar} ${done}/${total}${done === total ? '\n' : ''}`);
      return;
    }
    const fifth = Math.floor((5 * done) / total);
    // Another piece of work begins from the start again.
    const isNew = fifth > said;
    said = fifth;
    if (isNew) process.stderr.write(`${what} ${done}/${total}\n`);
  };
}
