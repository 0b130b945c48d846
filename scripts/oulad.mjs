import { runEntries } from './run-entries.mjs';

process.exitCode = await runEntries('run-oulad.mjs');
