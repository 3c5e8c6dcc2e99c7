/** Draws the folders of the core into docs/core.md: `npx tsx bench/core-drawing.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawing } from './support/core-imports';

const PAGE = join(__dirname, '..', 'docs', 'core.md');
const page = readFileSync(PAGE, 'utf8');
writeFileSync(PAGE, page.replace(/```mermaid\n[^]*?```/, drawing()));
