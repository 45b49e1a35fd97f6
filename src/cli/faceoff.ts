#!/usr/bin/env node
import { runCommandLine } from './commandLine.ts';
import { fileErrorWords } from './fileErrors.ts';

// The SDK's version is pinned; what its later versions will need is no news for this terminal.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// Whoever reads may have enough: `faceoff … | head -1`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`faceoff: ${fileErrorWords(error) ?? error.message}\n`);
  process.exit(1);
});
process.exitCode = await runCommandLine(process.argv.slice(2));
