import type { Metafile } from 'esbuild';

/** Puts text/ with its libraries into `folder` (emptied first) as one file, `index.js`. */
export function bundleText(folder: string): Promise<Metafile>;

/** Puts a part of the repository (`core`, `report`, `text`) into `folder` (emptied first) as one file, `index.js`. */
export function bundlePart(part: string, folder: string): Promise<Metafile>;

/** Writes the licences of all libraries in a bundle to `file`; no file where there is none. */
export function writeNotices(metafile: Metafile, file: string): Promise<void>;
