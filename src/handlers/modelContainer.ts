/**
 * Entry of the model container: SageMaker starts it with the word `serve` or `train`, and the program
 * of that word lies beside it.
 */
const [job = 'serve'] = process.argv.slice(2);
if (job === 'serve' || job === 'train') {
  await import(new URL(`./${job}.mjs`, import.meta.url).href);
} else {
  console.error(`expected serve or train, got "${job}"`);
  process.exitCode = 2;
}
