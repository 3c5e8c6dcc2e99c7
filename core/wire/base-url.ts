import { DEFAULT_BASE_URL, settingsFailure } from '../failure';
import type { Failure } from '../types';

/**
 * Makes the base URL of what a user typed: without trailing slashes, and with `/api` for hosts of
 * sentor.app typed without it. Other hosts are left alone: a proxy or a self-hosted Sentor may live
 * anywhere. Blank means Sentor itself. Never throws.
 */
export function normalizeBaseUrl(
	value: unknown,
): { ok: true; url: string } | { ok: false; failure: Failure } {
	const typed = typeof value === 'string' ? value.trim() : '';
	if (typed === '') return { ok: true, url: DEFAULT_BASE_URL };
	const parts =
		/^(https?:\/\/(?:[^/?#@\s]+@)?([^/?#@:\s]+|\[[0-9a-f:]+\])(?::\d{1,5})?)(\/[^?#\s]*)?$/i.exec(
			typed,
		);
	if (!parts) return { ok: false, failure: settingsFailure('address_form') };
	const [, origin = '', host = '', path = ''] = parts;
	const ownPath = path.replace(/\/+$/, '');
	const isSentor = /(^|\.)sentor\.app$/i.test(host);
	return { ok: true, url: origin + (ownPath === '' && isSentor ? '/api' : ownPath) };
}
