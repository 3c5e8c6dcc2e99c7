/**
 * Settings that n8n-core reads while it is loaded. Import this before anything of n8n's.
 *
 * n8n-core writes a settings file with an encryption key below N8N_USER_FOLDER; without a folder of
 * our own that would be the home folder's `.n8n`, which may belong to a real n8n.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'sentor-n8n-engine-'));

process.env.N8N_USER_FOLDER = folder;
process.env.N8N_ENCRYPTION_KEY = 'for tests only, protects nothing';
// Every failed run would be printed otherwise.
process.env.N8N_LOG_OUTPUT = 'file';
process.env.N8N_LOG_FILE_LOCATION = join(folder, 'n8n.log');
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS = 'false';

const clear = () => rmSync(folder, { recursive: true, force: true });
// The bench runs this engine too, without Jest.
if (typeof afterAll === 'function') afterAll(clear);
else process.once('exit', clear);
